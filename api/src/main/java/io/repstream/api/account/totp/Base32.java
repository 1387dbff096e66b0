package io.repstream.api.account.totp;

/** Base32 of RFC 4648 without padding, by which authenticator apps take secrets. */
final class Base32 {
  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int BITS = 5;

  private Base32() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder();
    long buffer = 0;
    int held = 0;
    for (byte next : bytes) {
      buffer = (buffer << Byte.SIZE) | Byte.toUnsignedInt(next);
      held += Byte.SIZE;
      while (held >= BITS) {
        held -= BITS;
        text.append(ALPHABET.charAt((int) (buffer >> held) & 0x1f));
      }
    }
    if (held > 0) {
      text.append(ALPHABET.charAt((int) (buffer << (BITS - held)) & 0x1f));
    }
    return text.toString();
  }
}
