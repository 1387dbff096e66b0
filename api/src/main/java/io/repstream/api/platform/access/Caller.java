package io.repstream.api.platform.access;

import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Set;

/**
 * The person whose verified token came with a request.
 *
 * @param memberId their account
 * @param sessionId the login that the token belongs to; ends with it
 * @param roles of {@link Roles}
 * @param tokenEnds when the token stops being good
 */
public record Caller(MemberId memberId, String sessionId, Set<String> roles, Instant tokenEnds) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** Whether they run the installation. */
  public boolean isOperator() {
    return roles.contains(Roles.OPERATOR);
  }
}
