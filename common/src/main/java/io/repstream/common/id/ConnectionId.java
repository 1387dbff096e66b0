package io.repstream.common.id;

import java.util.UUID;

/**
 * Identity of one machine connection.
 *
 * @param value UUID, random, made by the gateway
 */
public record ConnectionId(UUID value) {
  /**
   * Reads the canonical text form.
   *
   * @throws IllegalArgumentException when the text is no UUID
   */
  public static ConnectionId parse(String text) {
    return new ConnectionId(CanonicalUuid.parse(text));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
