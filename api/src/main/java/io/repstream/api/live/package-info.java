/**
 * Live updates: topics over WebSocket, each as a snapshot and then versioned deltas.
 *
 * <p>Hubs of {@code live.topic} watch topics for all subscribers of this node; each subscriber has
 * an {@link io.repstream.api.live.Outbox} that holds the latest state of what it has not yet sent,
 * so that a slow one costs a bounded amount of memory and nobody else's time.
 *
 * <p>Owns the Redis keys {@code ticket:<sha256>}.
 */
@NullMarked
package io.repstream.api.live;

import org.jspecify.annotations.NullMarked;
