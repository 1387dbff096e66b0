/**
 * The reading end of one shard's telemetry stream: entries by consumer group, the lease of the one
 * worker that may read, acknowledgement, dead letters and trimming.
 *
 * <p>Owns, for each shard tag, the Redis keys {@code {telemetry:<tag>}:lease} and {@code
 * {telemetry:<tag>}:dead} and the group {@code ingest} of {@code {telemetry:<tag>}:stream}; all
 * share a slot, so each script works on a cluster too.
 */
@NullMarked
package io.repstream.api.ingest.stream;

import org.jspecify.annotations.NullMarked;
