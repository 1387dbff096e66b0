/**
 * The reading end of one shard's telemetry stream: entries by consumer group, acknowledgement under
 * the lease, dead letters and trimming.
 *
 * <p>Owns, for each shard tag, the Redis keys {@code {telemetry:<tag>}:dead} and {@code
 * {telemetry:<tag>}:suspect} and the group {@code ingest} of {@code {telemetry:<tag>}:stream}; with
 * the lease they share a slot, so each script works on a cluster too.
 */
@NullMarked
package io.repstream.api.ingest.stream;

import org.jspecify.annotations.NullMarked;
