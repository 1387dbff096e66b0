package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of a command to a machine.
 *
 * @param value UUIDv7, minted by the api
 */
public record CommandId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static CommandId parse(String text) {
    return new CommandId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
