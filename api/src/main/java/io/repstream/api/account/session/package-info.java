/**
 * Logins: one family of refresh tokens each, of which only the newest is good.
 *
 * <p>Owns the Redis keys {@code refresh:<sessionId>} (hash: memberId, count, sha256,
 * previousSha256, rotatedAtMs, proof, device, network, openedAtMs; until the absolute end of the
 * login), {@code revoked:<sessionId>} and {@code {member:<memberId>}:logins} (sorted set of login
 * names by the time they were opened).
 */
@NullMarked
package io.repstream.api.account.session;

import org.jspecify.annotations.NullMarked;
