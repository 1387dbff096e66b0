package io.repstream.api.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes entries with a key that the store does not have, so that who can write the store cannot
 * make a chain that holds. Derived from a secret of the installation. Safe for all threads.
 */
final class AuditSeal {
  private static final String MAC = "HmacSHA256";
  private static final String LABEL = "repstream audit log 1";

  private final SecretKeySpec key;

  AuditSeal(SecretKey secret) {
    SecretKeySpec root = new SecretKeySpec(secret.getEncoded(), MAC);
    this.key = new SecretKeySpec(mac(root, LABEL), MAC);
  }

  String hash(String content) {
    return HexFormat.of().formatHex(mac(key, content));
  }

  private static byte[] mac(SecretKeySpec key, String message) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(message.getBytes(UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + MAC, impossible);
    }
  }
}
