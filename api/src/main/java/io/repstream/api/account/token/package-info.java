/**
 * Access tokens (RFC 9068): issued for logins, verified on every request that brings one.
 *
 * <p>{@link io.repstream.api.account.token.BearerTokenCheck} runs ahead of routing and answers 401
 * to any bad token, also on public routes; MicroProfile JWT behind it serves {@code @RolesAllowed}
 * and denies what no annotation opens. Others who need a token checked, such as the live socket,
 * ask {@link io.repstream.api.account.token.TokenVerifier}.
 *
 * <p>Reads the Redis keys {@code revoked:<sessionId>}.
 */
@NullMarked
package io.repstream.api.account.token;

import org.jspecify.annotations.NullMarked;
