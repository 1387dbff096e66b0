/**
 * Turns telemetry streams into samples, workouts and what floors show. Here it is started and
 * stopped, and joined to sign-ins and stores; the work itself is in {@code ingest.work}.
 *
 * <p>One thread shares the shards out between the processes, one works each shard whose lease this
 * process holds: it reads entries, folds their samples in memory and shows the floor at once; once
 * a second it writes samples, boots and workouts to the store and then, and only then, acknowledges
 * the entries. A crash anywhere in between repeats work and changes no result, since samples are a
 * set and workouts a function of it. While a store is away the shard stops reading and tries again
 * with growing pauses.
 */
@NullMarked
package io.repstream.api.ingest;

import org.jspecify.annotations.NullMarked;
