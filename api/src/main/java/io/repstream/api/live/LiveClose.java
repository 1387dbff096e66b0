package io.repstream.api.live;

/** Why a live connection is closed from our side: WebSocket close codes. */
enum LiveClose {
  /** This node stops; come again elsewhere. */
  GOING_AWAY(1001, "server is going away"),
  /** A message that is too long or no text. */
  TOO_BIG(1009, "message too big"),
  /** The token ended: come again with a new one. */
  TOKEN_ENDED(4401, "token ended"),
  /** The login or key ended before the token did. */
  REVOKED(4403, "revoked"),
  /** More messages than anybody needs. */
  TOO_MANY_MESSAGES(4429, "too many messages"),
  /** The node serves as many as it can. */
  FULL(1013, "try again later");

  private final int code;
  private final String text;

  LiveClose(int code, String text) {
    this.code = code;
    this.text = text;
  }

  int code() {
    return code;
  }

  String text() {
    return text;
  }
}
