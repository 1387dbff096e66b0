package io.repstream.api.platform.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads an RSA private key from PKCS#8, as PEM or as the bare base64 of its DER form. */
final class SigningKeyText {
  static final int MIN_MODULUS_BITS = 2048;

  private static final Pattern PEM_FRAME = Pattern.compile("-----[A-Z ]+-----|\\s");

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
}
