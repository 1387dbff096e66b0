package io.repstream.perf.gym;

import java.net.InetSocketAddress;
import java.net.URI;

/** The gateway's TCP door as people write it: {@code host:port} or {@code tcp://host:port}. */
public final class GatewayAddress {
  private static final String SCHEME = "tcp://";

  private GatewayAddress() {}

  /**
   * Reads either form; the name is looked up now.
   *
   * @throws IllegalArgumentException where host or port is missing
   */
  public static InetSocketAddress parse(String text) {
    URI uri = URI.create(text.startsWith(SCHEME) ? text : SCHEME + text);
    if (uri.getHost() == null || uri.getPort() < 1) {
      throw new IllegalArgumentException("not host:port: " + text);
    }
    return new InetSocketAddress(uri.getHost(), uri.getPort());
  }
}
