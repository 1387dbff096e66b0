/**
 * What ingest shows of the machines on a floor and of the workouts under way.
 *
 * <p>Owns the Redis hashes {@code {gym:<gymId>}:floor:live}, and hints on the channels {@code
 * live:gym:<gymId>:floor} which machines changed, and on {@code live:workout:<id>} that a workout
 * was stored anew.
 */
@NullMarked
package io.repstream.api.ingest.floor;

import org.jspecify.annotations.NullMarked;
