package io.repstream.gateway.codec.websocket;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The two forms in which a machine may speak over WebSocket. */
public enum Subprotocol {
  /** One binary message is {@code type, flags, body}. */
  BINARY("rmp.v1"),
  /** One text message is one JSON object. */
  TEXT("rmp.v1+json");

  private static final String ALL =
      Arrays.stream(values()).map(Subprotocol::id).collect(Collectors.joining(","));

  private final String id;

  Subprotocol(String id) {
    this.id = id;
  }

  /** As it stands in {@code Sec-WebSocket-Protocol}. */
  public String id() {
    return id;
  }

  static String all() {
    return ALL;
  }

  static Subprotocol ofId(String id) {
    return TEXT.id.equals(id) ? TEXT : BINARY;
  }
}
