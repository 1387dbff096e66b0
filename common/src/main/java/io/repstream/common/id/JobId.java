package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of a piece of work that outlives the request that asked for it.
 *
 * @param value UUIDv7, or derived from what the work is for
 */
public record JobId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static JobId parse(String text) {
    return new JobId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
