/**
 * Rate limits: how often one caller, address or account may do something, counted once for all
 * instances.
 *
 * <p>Owns the Redis keys {@code {ratelimit:<class>:<client>}} of the cache URL, a string with the
 * theoretical arrival time (GCRA) in microseconds that ends when the quota is full again. Clients
 * stand there as a keyed hash.
 */
@NullMarked
package io.repstream.api.platform.limit;

import org.jspecify.annotations.NullMarked;
