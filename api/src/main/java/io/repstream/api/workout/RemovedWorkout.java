package io.repstream.api.workout;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A workout that a fold of more samples did not find any more, as stored: clients that have seen it
 * are to forget it. It hides nothing, should a later fold find the workout again.
 *
 * @param memberId whose it was
 */
public record RemovedWorkout(@BsonId WorkoutId id, MemberId memberId, Instant removedAt) {
  public static final Schema<RemovedWorkout> SCHEMA =
      Schema.of("removedWorkouts", RemovedWorkout.class);
}
