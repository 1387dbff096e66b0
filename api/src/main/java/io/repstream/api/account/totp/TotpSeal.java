package io.repstream.api.account.totp;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.platform.secret.DerivedKey;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Seals secrets for storage (AES-256-GCM), each bound to its owner: copied into another account it
 * does not open. Layout: base64url of {@code nonce 12 B, ciphertext and tag}. Safe for all threads.
 */
public final class TotpSeal {
  private static final String LABEL = "repstream totp secrets 1";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKey key;
  private final SecureRandom random = new SecureRandom();

  /**
   * @param root the secret of the installation from which the key derives
   */
  public TotpSeal(SecretKey root) {
    this.key = DerivedKey.of(root, LABEL).forAes();
  }

  /** The form to store. */
  public String seal(String owner, TotpSecret secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(secret.bytes());
      byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
      return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has AES/GCM", impossible);
    }
  }

  /**
   * The secret of a stored form.
   *
   * @throws IllegalStateException where it was sealed by another key or for somebody else
   */
  public TotpSecret open(String owner, String stored) {
    byte[] all = Base64.getUrlDecoder().decode(stored);
    byte[] nonce = Arrays.copyOf(all, NONCE_BYTES);
    byte[] sealed = Arrays.copyOfRange(all, NONCE_BYTES, all.length);
    try {
      return new TotpSecret(cipher(Cipher.DECRYPT_MODE, nonce, owner).doFinal(sealed));
    } catch (GeneralSecurityException foreign) {
      throw new IllegalStateException("a second factor was sealed by another key", foreign);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner.getBytes(UTF_8));
    return cipher;
  }
}
