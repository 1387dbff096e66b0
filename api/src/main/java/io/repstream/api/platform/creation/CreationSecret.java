package io.repstream.api.platform.creation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes ids and hashes of requests that nobody can guess, and seals answers, which may hold a key
 * that is shown once. Its keys are derived from a secret of the installation. Safe for all threads.
 */
final class CreationSecret {
  private static final String MAC = "HmacSHA256";
  private static final String CIPHER = "AES/GCM/NoPadding";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec idKey;
  private final SecretKeySpec sealKey;
  private final SecureRandom random = new SecureRandom();

  CreationSecret(SecretKey secret) {
    SecretKeySpec root = new SecretKeySpec(secret.getEncoded(), MAC);
    this.idKey = new SecretKeySpec(mac(root, "repstream creation ids 1".getBytes(UTF_8)), MAC);
    this.sealKey =
        new SecretKeySpec(mac(root, "repstream creation answers 1".getBytes(UTF_8)), "AES");
  }

  /** The id that a caller's key stands for in an operation: the HMAC's first 16 bytes. */
  UUID id(String caller, String operation, String key) {
    ByteBuffer bytes = ByteBuffer.wrap(mac(idKey, message("id", caller, operation, key)));
    return new UUID(bytes.getLong(), bytes.getLong());
  }

  /** A hash of a request, keyed because a body may be easy to guess. */
  String hash(String method, String target, byte[] body) {
    byte[] head = message("request", method, target);
    byte[] all = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, all, head.length, body.length);
    return HexFormat.of().formatHex(mac(idKey, all));
  }

  String seal(UUID id, byte[] clear) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = cipher(Cipher.ENCRYPT_MODE, id, nonce, clear);
    byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
    System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
    return Base64.getEncoder().encodeToString(all);
  }

  byte[] open(UUID id, String text) {
    byte[] sealed = Base64.getDecoder().decode(text);
    byte[] nonce = Arrays.copyOf(sealed, NONCE_BYTES);
    byte[] rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
    return cipher(Cipher.DECRYPT_MODE, id, nonce, rest);
  }

  private byte[] cipher(int mode, UUID id, byte[] nonce, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, sealKey, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(id.toString().getBytes(UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("an answer cannot be sealed or opened", broken);
    }
  }

  /** Parts end with a byte that UTF-8 does not have, so that no two lists read alike. */
  private static byte[] message(String... parts) {
    ByteBuffer message = ByteBuffer.allocate(16 << 10);
    for (String part : parts) {
      byte[] bytes = part.getBytes(UTF_8);
      if (bytes.length >= message.remaining()) {
        throw new IllegalArgumentException("longer than any request line may be");
      }
      message.put(bytes).put((byte) 0xFF);
    }
    return Arrays.copyOf(message.array(), message.position());
  }

  private static byte[] mac(SecretKeySpec key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(message);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every JDK has " + MAC, impossible);
    }
  }
}
