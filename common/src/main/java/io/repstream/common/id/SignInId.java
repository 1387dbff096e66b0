package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of one member's use of one machine, from sign-in to sign-out.
 *
 * @param value UUIDv7, minted by the api
 */
public record SignInId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static SignInId parse(String text) {
    return new SignInId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
