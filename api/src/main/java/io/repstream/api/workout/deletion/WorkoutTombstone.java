package io.repstream.api.workout.deletion;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A deleted workout, as stored.
 *
 * @param memberId whose it was
 */
public record WorkoutTombstone(@BsonId WorkoutId id, MemberId memberId, Instant deletedAt) {
  public static final Schema<WorkoutTombstone> SCHEMA =
      Schema.of("workoutTombstones", WorkoutTombstone.class);
}
