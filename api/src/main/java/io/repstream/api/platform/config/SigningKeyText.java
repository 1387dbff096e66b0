package io.repstream.api.platform.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads an RSA private key from PKCS#8, as PEM or as the bare base64 of its DER form, and public
 * ones from PEM.
 */
final class SigningKeyText {
  static final int MIN_MODULUS_BITS = 2048;

  private static final Pattern PEM_FRAME = Pattern.compile("-----[A-Z ]+-----|\\s");

  private static final Pattern PUBLIC_BLOCK =
      Pattern.compile("-----BEGIN PUBLIC KEY-----([^-]*)-----END PUBLIC KEY-----");

  private SigningKeyText() {}

  /** The key, or empty where the text is no RSA key of at least 2,048 bits. */
  static Optional<RSAPrivateCrtKey> parse(String text) {
    try {
      byte[] der = Base64.getDecoder().decode(PEM_FRAME.matcher(text).replaceAll(""));
      PrivateKey key = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der));
      return key instanceof RSAPrivateCrtKey rsa && rsa.getModulus().bitLength() >= MIN_MODULUS_BITS
          ? Optional.of(rsa)
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }

  /** Public keys as PEM, one after another; empty where one is no RSA key of 2,048 bits or more. */
  static Optional<List<RSAPublicKey>> parsePublic(String text) {
    List<RSAPublicKey> keys = new ArrayList<>();
    Matcher block = PUBLIC_BLOCK.matcher(text);
    while (block.find()) {
      Optional<RSAPublicKey> key = publicKey(block.group(1));
      if (key.isEmpty()) {
        return Optional.empty();
      }
      keys.add(key.get());
    }
    return keys.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(keys));
  }

  private static Optional<RSAPublicKey> publicKey(String base64) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
      return key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= MIN_MODULUS_BITS
          ? Optional.of(rsa)
          : Optional.empty();
    } catch (GeneralSecurityException | IllegalArgumentException notAKey) {
      return Optional.empty();
    }
  }
}
