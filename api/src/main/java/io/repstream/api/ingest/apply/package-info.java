/**
 * What is done with the entries of one shard: {@link io.repstream.api.ingest.apply.ShardIngest}
 * takes them by {@link io.repstream.api.ingest.apply.Intake}, shows floors, writes by {@link
 * io.repstream.api.ingest.apply.WorkoutWriter} and acknowledges. It knows neither lease nor clock
 * nor pace.
 *
 * <p>Everything here belongs to the one thread that works the shard.
 */
@NullMarked
package io.repstream.api.ingest.apply;

import org.jspecify.annotations.NullMarked;
