package io.repstream.api.account.password;

import io.repstream.api.platform.problem.Refusal;
import java.time.Duration;

/** What became of a password that somebody gave for an account. */
public sealed interface GuardedCheck {
  /**
   * It is the right one.
   *
   * @param outdated whether the stored hash should be made anew
   */
  record Right(boolean outdated) implements GuardedCheck {}

  /** It is not, or there is no such account. */
  record Wrong() implements GuardedCheck {}

  /** Too many checks wait already. */
  record Busy(Duration retryAfter) implements GuardedCheck {}

  /** Too many wrong ones came; this one was not looked at. */
  record TooMany(Refusal refusal) implements GuardedCheck {}
}
