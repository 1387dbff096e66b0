/**
 * Answers kept in Redis for the one who got them.
 *
 * <p>A route that declares {@link io.repstream.api.platform.cache.CachedAnswer} is answered out of
 * the cache while its caller's version is the one that the answer was made under. Every writing
 * request of a caller gives them a new version, and so does ingest for whose workouts it changes
 * ({@link io.repstream.api.platform.cache.AnswerCache#changed}). The version is read before an
 * answer is made, so an answer that a write overtook is never used.
 *
 * <p>Owns the keys {@code {cache:<memberId>}:version} and {@code {cache:<memberId>}:<hash>} on the
 * cache URL.
 */
@NullMarked
package io.repstream.api.platform.cache;

import org.jspecify.annotations.NullMarked;
