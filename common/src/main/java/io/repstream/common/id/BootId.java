package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of one run of a machine's firmware, from power-up to power-down; sequence numbers start
 * anew with each.
 *
 * @param value UUID, random, made by the machine
 */
public record BootId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static BootId parse(String text) {
    return new BootId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
