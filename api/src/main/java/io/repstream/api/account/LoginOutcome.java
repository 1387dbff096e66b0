package io.repstream.api.account;

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

  /** Too many wait for a password check. */
  record Busy(Duration retryAfter) implements LoginOutcome {}
}
