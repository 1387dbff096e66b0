package io.repstream.dev.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Secrets of one installation, each generated when it is first needed and then kept in a file of
 * mode 600. Other processes get the file's name, never the value.
 */
public final class SecretFiles {
  private static final int KEY_BYTES = 32;
  private static final int RSA_BITS = 2048;
  private static final String PASSWORD_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
  private static final int PASSWORD_GROUPS = 4;
  private static final int PASSWORD_GROUP_LENGTH = 5;

  private final Path directory;
  private final SecureRandom random = new SecureRandom();

  public SecretFiles(Path directory) {
    this.directory = directory;
  }

  /** Seals the credentials of machines. */
  public Path machineMasterKey() throws IOException {
    return keep("machine-master-key", this::key);
  }

  /** Peppers password hashes. */
  public Path passwordPepper() throws IOException {
    return keep("password-pepper", this::key);
  }

  /** Signs access tokens: an RSA key as PKCS#8 PEM. */
  public Path jwtPrivateKey() throws IOException {
    return keep("jwt-private-key.pem", SecretFiles::rsaKey);
  }

  /** The password of the operator account that the api makes at its first start. */
  public Path operatorPassword() throws IOException {
    return keep("operator-password", this::password);
  }

  /** The password of all people of the demo gym. */
  public Path demoPassword() throws IOException {
    return keep("demo-password", this::password);
  }

  /** Signs requests to the embedded object store. */
  public Path s3SecretKey() throws IOException {
    return keep("s3-secret-key", this::key);
  }

  private Path keep(String name, Supplier<String> secret) throws IOException {
    Path file = directory.resolve(name);
    if (Files.notExists(file)) {
      PrivateFile.write(file, secret.get());
    }
    return file;
  }

  private String key() {
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private String password() {
    StringBuilder password = new StringBuilder();
    for (int i = 0; i < PASSWORD_GROUPS * PASSWORD_GROUP_LENGTH; i++) {
      if (i > 0 && i % PASSWORD_GROUP_LENGTH == 0) {
        password.append('-');
      }
      password.append(PASSWORD_LETTERS.charAt(random.nextInt(PASSWORD_LETTERS.length())));
    }
    return password.toString();
  }

  private static String rsaKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(RSA_BITS);
      String body =
          Base64.getMimeEncoder(64, new byte[] {'\n'})
              .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
      return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has RSA", e);
    }
  }
}
