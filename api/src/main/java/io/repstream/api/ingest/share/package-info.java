/**
 * Who works on which shard: the workers that are alive, the fair share of each, and the lease that
 * makes one of them a shard's only reader.
 *
 * <p>Owns the Redis key {@code telemetry:workers} and, for each shard tag, {@code
 * {telemetry:<tag>}:lease}. Each script touches one key, so it works on a cluster too. Nothing here
 * decides what is right, only who does the work: two workers on one shard do no harm.
 */
@NullMarked
package io.repstream.api.ingest.share;

import org.jspecify.annotations.NullMarked;
