package io.repstream.api.account.session;

import io.repstream.common.id.MemberId;
import java.util.List;
import java.util.Set;

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

  /** Begins a login. Of very many logins of one person the oldest end. */
  Opened open(MemberId memberId, Visitor visitor, Proof proof);

  /** Uses a refresh token. */
  Rotation rotate(String refreshToken);

  /** Ends a login and its access tokens at once; does nothing where it has ended. */
  void end(String sessionId);

  /** The living logins of somebody, the newest first. */
  List<LoginSession> of(MemberId memberId);

  /** Ends one of somebody's logins; false where they have none of that name. */
  boolean end(MemberId memberId, String sessionId);

  /** Ends all of somebody's logins, but for those named. */
  void endAll(MemberId memberId, Set<String> except);
}
