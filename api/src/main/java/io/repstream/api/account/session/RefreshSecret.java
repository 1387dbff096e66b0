package io.repstream.api.account.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes the secret part of refresh tokens from their place in a login, so that a token can be given
 * again though only its hash is stored. Its key is derived from the installation's pepper.
 */
final class RefreshSecret {
  private static final String ALGORITHM = "HmacSHA256";
  private static final String LABEL = "repstream refresh token 1";

  private final SecretKeySpec key;

  RefreshSecret(SecretKey pepper) {
    byte[] derived = mac(new SecretKeySpec(pepper.getEncoded(), ALGORITHM), LABEL.getBytes(UTF_8));
    this.key = new SecretKeySpec(derived, ALGORITHM);
  }

  byte[] mac(byte[] message) {
    return mac(key, message);
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
