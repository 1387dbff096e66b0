package io.repstream.api.account.token;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/** Ended logins in memory, with an outage on demand. */
final class FakeEndedSessions implements EndedSessions {
  private final Set<String> ended = new HashSet<>();
  private boolean away;

  void storeIsAway() {
    away = true;
  }

  @Override
  public Knowledge find(String sessionId) {
    if (away) {
      return Knowledge.UNKNOWN;
    }
    return ended.contains(sessionId) ? Knowledge.ENDED : Knowledge.LIVING;
  }

  @Override
  public void end(String sessionId, Duration tokenLife) {
    ended.add(sessionId);
  }
}
