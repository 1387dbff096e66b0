package io.repstream.perf.stand;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Secrets of stands; they guard nothing. */
public final class StandKeys {
  static final String OPERATOR_EMAIL = "operator@stand.example";
  static final String OPERATOR_PASSWORD = "operator of the stand";
  public static final String MASTER_KEY = base64Url("machine master key of all stands");
  static final String PEPPER = base64Url("password pepper of all the stand");

  private StandKeys() {}

  static String signingKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
      return Base64.getEncoder().encodeToString(der);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has RSA", impossible);
    }
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
