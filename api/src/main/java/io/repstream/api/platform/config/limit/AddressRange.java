package io.repstream.api.platform.config.limit;

import java.net.InetAddress;
import java.util.Optional;

/**
 * A range of IP addresses, as {@code 10.0.0.0/8} or a single one.
 *
 * @param base first address of the range
 * @param prefixBits how many of its bits count
 */
public record AddressRange(InetAddress base, int prefixBits) {
  public AddressRange {
    if (prefixBits < 0 || prefixBits > base.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("no such prefix");
    }
  }

  /** Reads a range; names are not looked up. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    try {
      InetAddress base = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
      int bits =
          slash < 0
              ? base.getAddress().length * Byte.SIZE
              : Integer.parseInt(text.substring(slash + 1));
      return Optional.of(new AddressRange(base, bits));
    } catch (IllegalArgumentException noRange) {
      return Optional.empty();
    }
  }

  /** Whether an address lies in it. */
  public boolean contains(InetAddress address) {
    byte[] ours = base.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefixBits; bit++) {
      int mask = 0x80 >> bit % Byte.SIZE;
      if (((ours[bit / Byte.SIZE] ^ theirs[bit / Byte.SIZE]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
