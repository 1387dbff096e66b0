package io.repstream.perf.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How bytes get from a machine to a gateway and back. */
public enum Way {
  TCP(Form.STREAM, Security.PLAIN),
  TLS(Form.STREAM, Security.TLS),
  WS(Form.BINARY_MESSAGES, Security.PLAIN),
  WSS(Form.BINARY_MESSAGES, Security.TLS),
  WS_JSON(Form.TEXT_MESSAGES, Security.PLAIN),
  WSS_JSON(Form.TEXT_MESSAGES, Security.TLS);

  private final Form form;
  private final Security security;

  Way(Form form, Security security) {
    this.form = form;
    this.security = security;
  }

  private enum Form {
    STREAM,
    BINARY_MESSAGES,
    TEXT_MESSAGES
  }

  private enum Security {
    PLAIN,
    TLS
  }

  /** The way of a name such as {@code wss+json}; empty where there is none. */
  public static Optional<Way> ofName(String name) {
    return Arrays.stream(values()).filter(way -> way.text().equals(name)).findFirst();
  }

  /** As it stands on a command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '+');
  }

  public boolean isSecure() {
    return security == Security.TLS;
  }

  public boolean isWebSocket() {
    return form != Form.STREAM;
  }

  /** Whether frames are JSON. */
  public boolean isText() {
    return form == Form.TEXT_MESSAGES;
  }

  /** The subprotocol of WebSocket that stands for the form. */
  String subprotocol() {
    return isText() ? "rmp.v1+json" : "rmp.v1";
  }
}
