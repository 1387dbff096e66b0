package io.repstream.api.account.session;

import io.repstream.common.id.MemberId;

/** The logins of people; each is one lineage of refresh tokens. Blocks for its store. */
public interface LoginSessions {
  /**
   * A new login.
   *
   * @param sessionId its name, for access tokens
   * @param refreshToken the first of its refresh tokens
   */
  record Opened(String sessionId, String refreshToken) {
    @Override
    public String toString() {
      return "Opened[" + sessionId + ", ***]";
    }
  }

  /** Begins a login. */
  Opened open(MemberId memberId);

  /** Uses a refresh token. */
  Rotation rotate(String refreshToken);

  /** Ends a login and its access tokens at once; does nothing where it has ended. */
  void end(String sessionId);
}
