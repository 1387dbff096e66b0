package io.repstream.api.account.totp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;

/** What an authenticator app and we both know; 160 bits. Immutable. */
public final class TotpSecret {
  private static final int BYTES = 20;

  private final byte[] bytes;

  TotpSecret(byte[] bytes) {
    this.bytes = bytes.clone();
  }

  /** A new one. */
  public static TotpSecret random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return new TotpSecret(bytes);
  }

  /** The secret itself. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** The form in which a person may type it. */
  public String text() {
    return Base32.encode(bytes);
  }

  /** The form for a QR code. */
  public String uri(String account) {
    String label = URLEncoder.encode("Repstream:" + account, UTF_8).replace("+", "%20");
    return "otpauth://totp/" + label + "?secret=" + text() + "&issuer=Repstream";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TotpSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return "TotpSecret[***]";
  }
}
