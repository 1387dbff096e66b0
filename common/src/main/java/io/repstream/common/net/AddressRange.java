package io.repstream.common.net;

import java.net.InetAddress;
import java.util.Arrays;

/**
 * All addresses that begin with the same bits, as {@code 10.0.0.0/8} or {@code fd00::/8} say it.
 *
 * @param bits how many bits are the same
 */
public record AddressRange(InetAddress first, int bits) {
  public AddressRange {
    if (bits < 0 || bits > first.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException("more bits than the address has");
    }
    if (!Arrays.equals(masked(first.getAddress(), bits), first.getAddress())) {
      throw new IllegalArgumentException("not the first address of the range");
    }
  }

  /**
   * Reads a range; an address without a slash stands for itself.
   *
   * @throws IllegalArgumentException where the text is none; names are not looked up
   */
  public static AddressRange parse(String text) {
    int slash = text.indexOf('/');
    InetAddress address = InetAddress.ofLiteral(slash < 0 ? text : text.substring(0, slash));
    int bits =
        slash < 0
            ? address.getAddress().length * Byte.SIZE
            : Integer.parseInt(text.substring(slash + 1));
    return new AddressRange(address, bits);
  }

  /** Whether an address lies in it; never one of the other family. */
  public boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return bytes.length == first.getAddress().length
        && Arrays.equals(masked(bytes, bits), first.getAddress());
  }

  private static byte[] masked(byte[] address, int bits) {
    byte[] masked = new byte[address.length];
    for (int i = 0; i < address.length; i++) {
      int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
      masked[i] = (byte) (address[i] & (0xFF00 >> kept));
    }
    return masked;
  }

  @Override
  public String toString() {
    return first.getHostAddress() + "/" + bits;
  }
}
