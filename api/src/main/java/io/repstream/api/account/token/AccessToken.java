package io.repstream.api.account.token;

import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Set;

/**
 * What a verified access token says.
 *
 * @param memberId {@code sub}
 * @param sessionId {@code sid}: the login that it belongs to
 * @param roles {@code groups}
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 */
public record AccessToken(
    MemberId memberId, String sessionId, Set<String> roles, Instant issuedAt, Instant expiresAt) {
  public AccessToken {
    roles = Set.copyOf(roles);
  }
}
