package io.repstream.common.credential;

import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** One key of a machine: 32 random bytes under an id. Never shown by {@link #toString()}. */
public final class MachineKey {
  public static final int BYTES = 32;

  private final int keyId;
  private final byte[] key;

  /**
   * Takes a copy of the bytes.
   *
   * @param keyId 1 to 255; the first key of a machine has 1
   */
  public MachineKey(int keyId, byte[] key) {
    if (keyId < 1 || keyId > 0xFF) {
      throw new IllegalArgumentException("key id must be 1 to 255");
    }
    if (key.length != BYTES) {
      throw new IllegalArgumentException("a machine key has 32 bytes");
    }
    this.keyId = keyId;
    this.key = key.clone();
  }

  /** Reads the form in which keys are handed out: base64url without padding. */
  public static MachineKey parse(int keyId, String base64Url) {
    return new MachineKey(keyId, Base64.getUrlDecoder().decode(base64Url));
  }

  public int keyId() {
    return keyId;
  }

  /** The form that is shown once, at provisioning. */
  public String toBase64Url() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
  }

  /** The key for HmacSHA256. */
  public SecretKey asHmacKey() {
    return new SecretKeySpec(key, "HmacSHA256");
  }

  byte[] bytes() {
    return key.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MachineKey that && keyId == that.keyId && Arrays.equals(key, that.key);
  }

  @Override
  public int hashCode() {
    return keyId;
  }

  @Override
  public String toString() {
    return "MachineKey[" + keyId + ", ***]";
  }
}
