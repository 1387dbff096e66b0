package io.repstream.common.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** A value that must not be shown; {@link #toString()} prints stars. */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /** The value itself; do not log what comes from here. */
  public String reveal() {
    return value;
  }

  /**
   * The value as bytes, where it is base64url (with or without padding).
   *
   * @throws IllegalArgumentException where it is not
   */
  public byte[] decodeBase64Url() {
    return Base64.getUrlDecoder().decode(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that
        && MessageDigest.isEqual(
            value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
