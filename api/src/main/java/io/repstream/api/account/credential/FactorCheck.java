package io.repstream.api.account.credential;

import io.repstream.api.platform.problem.Refusal;

/** What became of a second factor that somebody gave. */
public sealed interface FactorCheck {
  /** It was good, and is used up. */
  record Right() implements FactorCheck {}

  /** It was not. */
  record Wrong() implements FactorCheck {}

  /** Too many wrong ones came; this one was not looked at. */
  record TooMany(Refusal refusal) implements FactorCheck {}
}
