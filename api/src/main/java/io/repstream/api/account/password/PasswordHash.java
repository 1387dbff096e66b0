package io.repstream.api.account.password;

import java.time.Duration;

/** What became of a password to hash. */
public sealed interface PasswordHash {
  /**
   * The form to store.
   *
   * @param stored {@code v1$<pepperId>$<bcrypt>}
   */
  record Hashed(String stored) implements PasswordHash {}

  /** Too many hashes wait already. */
  record Busy(Duration retryAfter) implements PasswordHash {}
}
