package io.repstream.common.rmp;

import java.util.Base64;
import java.util.HexFormat;

/**
 * How the values of a frame are written in the text form, where JSON itself has no way for them:
 * numbers above 2^53, bytes, characteristics. The parsers throw {@link IllegalArgumentException} on
 * anything else. Holds no state; safe for all threads.
 */
public final class RmpText {
  private static final int MAX_DIGITS = 20;
  private static final Base64.Encoder TO_BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final Base64.Decoder FROM_BASE64 = Base64.getUrlDecoder();
  private static final HexFormat HEX = HexFormat.of();

  private RmpText() {}

  /** An unsigned 64-bit number, in decimal. */
  public static String u64(long value) {
    return Long.toUnsignedString(value);
  }

  /** Reads an unsigned 64-bit number; what exceeds 2^63 - 1 comes out negative. */
  public static long parseU64(String text) {
    if (text.isEmpty() || text.length() > MAX_DIGITS || !text.chars().allMatch(RmpText::isDigit)) {
      throw new IllegalArgumentException("not a decimal number");
    }
    return Long.parseUnsignedLong(text);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /** Bytes, as base64url without padding. */
  public static String bytes(byte[] value) {
    return TO_BASE64.encodeToString(value);
  }

  /** Reads base64url without padding. */
  public static byte[] parseBytes(String text) {
    if (text.indexOf('=') >= 0) {
      throw new IllegalArgumentException("padded");
    }
    return FROM_BASE64.decode(text);
  }

  /** The short id of a Bluetooth characteristic: four lower-case hex digits. */
  public static String uuid16(int value) {
    return HEX.toHexDigits((short) value);
  }

  /** Reads the short id of a Bluetooth characteristic. */
  public static int parseUuid16(String text) {
    if (text.length() != 4) {
      throw new IllegalArgumentException("four hex digits");
    }
    return HexFormat.fromHexDigits(text);
  }
}
