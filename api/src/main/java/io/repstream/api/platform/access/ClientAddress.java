package io.repstream.api.platform.access;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a request comes from, behind the balancers that we trust.
 *
 * @param ip the address
 */
public record ClientAddress(InetAddress ip) {
  private static final int IPV6_NETWORK_BYTES = 8;
  private static final int IPV4_SHOWN_BYTES = 3;

  /**
   * What counts as one client: an IPv4 address, or an IPv6 network of 64 bits, since everybody has
   * one of those to themselves.
   */
  public String partition() {
    byte[] bytes = ip.getAddress();
    int length = ip instanceof Inet6Address ? IPV6_NETWORK_BYTES : bytes.length;
    return HexFormat.of().formatHex(Arrays.copyOf(bytes, length));
  }

  /** What a person may be shown of it: the network, not the device. */
  public String shortened() {
    byte[] bytes = ip.getAddress();
    if (ip instanceof Inet6Address) {
      String hex = HexFormat.of().formatHex(Arrays.copyOf(bytes, IPV6_NETWORK_BYTES));
      return String.join(":", hex.split("(?<=\\G.{4})")) + "::";
    }
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < IPV4_SHOWN_BYTES; i++) {
      shown.append(Byte.toUnsignedInt(bytes[i])).append('.');
    }
    return shown.append("x").toString();
  }
}
