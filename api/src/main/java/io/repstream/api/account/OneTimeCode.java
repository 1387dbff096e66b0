package io.repstream.api.account;

import java.time.Instant;

/**
 * A code that was mailed to somebody, as a part of their account: good once, for a while.
 *
 * @param sha256 of the code itself, which only the mail has
 * @param expiresAt when it is good no more
 */
public record OneTimeCode(String sha256, Instant expiresAt) {
  @Override
  public String toString() {
    return "OneTimeCode[***]";
  }
}
