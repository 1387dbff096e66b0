package io.repstream.dev.store;

import java.util.Objects;

/** The key pair that signs requests to the object store; the secret is never printed. */
public record S3Credentials(String accessKey, String secretKey) {
  public S3Credentials {
    Objects.requireNonNull(accessKey, "accessKey");
    Objects.requireNonNull(secretKey, "secretKey");
    if (accessKey.isBlank() || secretKey.isBlank()) {
      throw new IllegalArgumentException("access key and secret key must not be blank");
    }
  }

  @Override
  public String toString() {
    return "S3Credentials[accessKey=" + accessKey + ", secretKey=***]";
  }
}
