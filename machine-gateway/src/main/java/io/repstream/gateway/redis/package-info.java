/**
 * How the gateway talks to Redis: connections with time limits, scripts by hash, pipelined batches,
 * and one name for each way in which Redis can fail.
 *
 * <p>Every failure of any kind means "not stored". Nothing here is called on an event loop.
 */
@NullMarked
package io.repstream.gateway.redis;

import org.jspecify.annotations.NullMarked;
