package io.repstream.api.platform.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key made from another one under a label (HMAC-SHA-256), so that one secret of the installation
 * serves several purposes and none of them tells of another. Immutable.
 */
public final class DerivedKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private DerivedKey(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** Derives; the same root and label make the same key. */
  public static DerivedKey of(SecretKey root, String label) {
    SecretKeySpec from = new SecretKeySpec(root.getEncoded(), ALGORITHM);
    return new DerivedKey(mac(from, label.getBytes(UTF_8)));
  }

  /** The MAC of a message, 32 bytes. */
  public byte[] mac(byte[] message) {
    return mac(key, message);
  }

  /** The MAC of a text in hexadecimal. */
  public String hex(String text) {
    return HexFormat.of().formatHex(mac(text.getBytes(UTF_8)));
  }

  /** The key for AES. */
  public SecretKeySpec forAes() {
    return new SecretKeySpec(key.getEncoded(), "AES");
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, impossible);
    }
  }
}
