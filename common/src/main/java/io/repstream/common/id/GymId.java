package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of a gym, one location of a chain.
 *
 * @param value UUIDv7, minted by the api
 */
public record GymId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static GymId parse(String text) {
    return new GymId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
