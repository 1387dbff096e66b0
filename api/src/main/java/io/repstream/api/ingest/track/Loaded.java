package io.repstream.api.ingest.track;

import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketId;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.MachineReading;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.fold.MachineFold;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A machine as rebuilt from the store; handed over as a whole.
 *
 * @param boots known boots
 * @param fold of all stored samples, from its restart point on
 * @param ended workouts that ended since the restart point
 * @param revisions of the buckets read
 * @param stored the stored workout of each folded one that has one, by the folded id
 * @param vanished stored workouts that the fold does not find any more
 * @param outdated boots without the place to fold again from that does not hold any more
 * @param reading by which it was folded
 * @param signIns those that the fold knows
 * @param signInsSince from when on they are complete
 */
record Loaded(
    BootTable boots,
    MachineFold fold,
    List<Workout> ended,
    Map<BucketId, Long> revisions,
    Map<WorkoutId, WorkoutRecord> stored,
    List<WorkoutRecord> vanished,
    List<Boot> outdated,
    MachineReading reading,
    List<MemberSignIn> signIns,
    Instant signInsSince) {}
