package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of a chain, which is the tenant.
 *
 * @param value UUIDv7, minted by the api
 */
public record ChainId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static ChainId parse(String text) {
    return new ChainId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
