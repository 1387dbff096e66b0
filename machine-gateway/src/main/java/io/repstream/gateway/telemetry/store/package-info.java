/**
 * Entries of telemetry streams in Redis: stored by one script call each, kept for a while and read
 * back after a lost connection, since a failover may lose what was acknowledged; and the sweep of
 * old durable marks.
 *
 * <p>Everything here blocks and belongs to threads made for it.
 */
@NullMarked
package io.repstream.gateway.telemetry.store;

import org.jspecify.annotations.NullMarked;
