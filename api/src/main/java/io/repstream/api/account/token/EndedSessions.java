package io.repstream.api.account.token;

import java.time.Duration;

/** Which logins have ended before their access tokens did. */
public interface EndedSessions {
  /** What is known of a login. */
  enum Knowledge {
    LIVING,
    ENDED,
    /** The store is away. */
    UNKNOWN
  }

  /** Looks a login up. */
  Knowledge find(String sessionId);

  /**
   * Notes that a login has ended.
   *
   * @param tokenLife how long its last access token may still live
   */
  void end(String sessionId, Duration tokenLife);
}
