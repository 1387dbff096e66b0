package io.repstream.api.account.password;

import java.time.Duration;

/** What became of a password to check. */
public sealed interface PasswordCheck {
  /**
   * It is the right one.
   *
   * @param outdated whether the stored hash should be made anew with today's cost and pepper
   */
  record Match(boolean outdated) implements PasswordCheck {}

  /** It is not. */
  record Mismatch() implements PasswordCheck {}

  /** Too many checks wait already. */
  record Busy(Duration retryAfter) implements PasswordCheck {}
}
