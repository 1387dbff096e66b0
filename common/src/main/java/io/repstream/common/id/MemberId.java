package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of a person with an account, whatever their roles.
 *
 * @param value UUIDv7, minted by the api
 */
public record MemberId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static MemberId parse(String text) {
    return new MemberId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
