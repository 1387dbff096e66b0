/**
 * Connections to Redis, and whether it takes writes.
 *
 * <p>Owns the key {@code health:<nodeId>}, a string with a life of seconds that readiness writes.
 */
@NullMarked
package io.repstream.api.platform.redis;

import org.jspecify.annotations.NullMarked;
