package io.repstream.api.workout.added;

import io.repstream.api.platform.document.Schema;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.api.workout.activity.ActivityFormat;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A workout that a member added, as stored. It never changes; corrections lie over it.
 *
 * @param original the file that it came from; null where it was entered by hand
 */
public record AddedWorkout(
    @BsonId WorkoutId id,
    MemberId memberId,
    @Nullable MachineType machineType,
    Instant startedAt,
    Instant endedAt,
    StoredFigures figures,
    WorkoutParts parts,
    @Nullable Original original,
    Instant addedAt) {
  public static final Schema<AddedWorkout> SCHEMA = Schema.of("addedWorkouts", AddedWorkout.class);

  /**
   * A file as it came.
   *
   * @param bytes its length
   * @param sha256 of its content, lower-case hex
   */
  public record Original(ActivityFormat format, int bytes, String sha256) {}
}
