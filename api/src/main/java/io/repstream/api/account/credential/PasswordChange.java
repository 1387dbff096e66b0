package io.repstream.api.account.credential;

import io.repstream.api.platform.problem.Refusal;
import java.time.Duration;

/** What became of the wish for a new password. */
public sealed interface PasswordChange {
  /** It is the one from now on. */
  record Changed() implements PasswordChange {}

  /** The present one was given wrong. */
  record WrongPassword() implements PasswordChange {}

  /** The mailed code is wrong, used or too old. */
  record WrongCode() implements PasswordChange {}

  /** The new one will not do. */
  record Weak(String fault) implements PasswordChange {}

  /** Too many wrong ones came before. */
  record TooMany(Refusal refusal) implements PasswordChange {}

  /** Too many wait for a hash. */
  record Busy(Duration retryAfter) implements PasswordChange {}
}
