package io.repstream.gateway.codec.websocket;

import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.session.CloseReason;
import io.repstream.gateway.session.CloseReason.Cause;

/** The close frame for each reason: a code of RFC 6455, and ours with its text as the reason. */
final class CloseCodes {
  private CloseCodes() {}

  static CloseWebSocketFrame frame(CloseReason reason) {
    RmpCode code = reason.code();
    if (code != null) {
      return new CloseWebSocketFrame(status(code), "%04x %s".formatted(code.code(), code.text()));
    }
    return reason.cause() == Cause.HEARTBEAT_MISSED
        ? new CloseWebSocketFrame(WebSocketCloseStatus.ENDPOINT_UNAVAILABLE, "heartbeat missed")
        : new CloseWebSocketFrame(WebSocketCloseStatus.NORMAL_CLOSURE, "");
  }

  private static WebSocketCloseStatus status(RmpCode code) {
    return switch (code) {
      case FRAME_TOO_LARGE -> WebSocketCloseStatus.MESSAGE_TOO_BIG;
      case MALFORMED, UNEXPECTED, SEQUENCE_GAP, VERSION -> WebSocketCloseStatus.PROTOCOL_ERROR;
      case PROOF, REVOKED_CREDENTIAL, QUARANTINED, DEADLINE, REVOKED ->
          WebSocketCloseStatus.POLICY_VIOLATION;
      case TRY_LATER, STORE, RATE, WINDOW, CONNECTIONS -> WebSocketCloseStatus.TRY_AGAIN_LATER;
      case DRAIN, REPLACED, SHUTDOWN, SILENT -> WebSocketCloseStatus.ENDPOINT_UNAVAILABLE;
      case DONE -> WebSocketCloseStatus.NORMAL_CLOSURE;
    };
  }
}
