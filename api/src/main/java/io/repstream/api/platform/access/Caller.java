package io.repstream.api.platform.access;

import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Whose verified token or key came with a request: a person, or an integrator's program.
 *
 * @param memberId their account; of a program the id of its client or key, which no account has
 * @param sessionId the login that the token belongs to; ends with it
 * @param roles of {@link Roles}; of a program those of {@link Scopes}
 * @param tokenEnds when the token stops being good
 * @param tenant the one chain that a program serves; empty for a person
 */
public record Caller(
    MemberId memberId,
    String sessionId,
    Set<String> roles,
    Instant tokenEnds,
    Optional<ChainId> tenant) {
  public Caller {
    roles = Set.copyOf(roles);
  }

  /** A person. */
  public Caller(MemberId memberId, String sessionId, Set<String> roles, Instant tokenEnds) {
    this(memberId, sessionId, roles, tokenEnds, Optional.empty());
  }

  /** Whether they run the installation. */
  public boolean isOperator() {
    return roles.contains(Roles.OPERATOR);
  }
}
