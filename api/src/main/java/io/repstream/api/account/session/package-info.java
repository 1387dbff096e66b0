/**
 * Logins: one family of refresh tokens each, of which only the newest is good.
 *
 * <p>Owns the Redis keys {@code refresh:<sessionId>} (hash: memberId, count, sha256,
 * previousSha256, rotatedAtMs; until the absolute end of the login) and {@code
 * revoked:<sessionId>}.
 */
@NullMarked
package io.repstream.api.account.session;

import org.jspecify.annotations.NullMarked;
