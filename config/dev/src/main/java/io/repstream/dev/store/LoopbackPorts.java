package io.repstream.dev.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Free ports of the loopback address, for servers that cannot choose one themselves. */
final class LoopbackPorts {
  static final String LOOPBACK = "127.0.0.1";

  private LoopbackPorts() {}

  /**
   * A port that was free a moment ago. Somebody else may take it before it is used, so callers try
   * again with another one.
   */
  static int free() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
      return probe.getLocalPort();
    } catch (IOException e) {
      throw new StoreException("no free port on " + LOOPBACK, e);
    }
  }
}
