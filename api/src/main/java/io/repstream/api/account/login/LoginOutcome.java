package io.repstream.api.account.login;

import io.repstream.api.platform.problem.Refusal;
import java.time.Duration;

/** What became of somebody who wanted to come in. */
public sealed interface LoginOutcome {
  /**
   * They are in.
   *
   * @param accessToken for requests
   * @param refreshToken for the next access token; used once
   * @param accessTokenLife how long the access token is good
   */
  record LoggedIn(String accessToken, String refreshToken, Duration accessTokenLife)
      implements LoginOutcome {
    @Override
    public String toString() {
      return "LoggedIn[***]";
    }
  }

  /** The credentials are not good; which part is not said. */
  record Refused() implements LoginOutcome {}

  /** The password is right, and the account needs a second factor with it. */
  record FactorNeeded() implements LoginOutcome {}

  /** The password is right, the second factor is not. */
  record FactorWrong() implements LoginOutcome {}

  /** All is right, but the e-mail was never verified. */
  record Unverified() implements LoginOutcome {}

  /** Too many wrong ones came before. */
  record TooMany(Refusal refusal) implements LoginOutcome {}

  /** Too many wait for a password check. */
  record Busy(Duration retryAfter) implements LoginOutcome {}
}
