package io.repstream.api.account.token;

/** What became of a token to verify. */
public sealed interface TokenVerdict {
  /** It is good, now. */
  record Accepted(AccessToken token) implements TokenVerdict {}

  /**
   * It is not.
   *
   * @param fault for the log; callers are told nothing
   */
  record Refused(String fault) implements TokenVerdict {}

  /**
   * It would be good, but whether its session has ended cannot be told: the store is away. Reading
   * one's own data may go on, nothing else.
   */
  record Unconfirmed(AccessToken token) implements TokenVerdict {}
}
