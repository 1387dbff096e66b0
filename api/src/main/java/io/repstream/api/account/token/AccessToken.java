package io.repstream.api.account.token;

import io.repstream.api.platform.access.Caller;
import io.repstream.common.id.ChainId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a verified access token says.
 *
 * @param memberId {@code sub}
 * @param sessionId {@code sid}: the login that it belongs to
 * @param roles {@code groups}
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param tenant {@code tenant}: the chain that an integrator's client serves; empty for a person
 */
public record AccessToken(
    MemberId memberId,
    String sessionId,
    Set<String> roles,
    Instant issuedAt,
    Instant expiresAt,
    Optional<ChainId> tenant) {
  public AccessToken {
    roles = Set.copyOf(roles);
  }

  /** Whom it speaks for. */
  public Caller caller() {
    return new Caller(memberId, sessionId, roles, expiresAt, tenant);
  }
}
