package io.repstream.api.ingest.decode;

import io.repstream.api.platform.document.Schema;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * What decoding a workout again has changed, as stored.
 *
 * @param id {@code workoutId/toVersion}
 * @param at when it was decoded
 * @param differences none where only the versions differ
 */
public record WorkoutDecoding(
    @BsonId String id,
    WorkoutId workoutId,
    Step from,
    Step to,
    Instant at,
    List<FigureDifference> differences) {
  public static final Schema<WorkoutDecoding> SCHEMA =
      Schema.of("workoutDecodings", WorkoutDecoding.class);

  public WorkoutDecoding {
    differences = List.copyOf(differences);
  }

  /** A version of a workout and how it was decoded. */
  public record Step(long version, int decoderVersion, int profileVersion) {
    static Step of(WorkoutRecord workout) {
      return new Step(workout.version(), workout.decoderVersion(), workout.profileVersion());
    }
  }

  /** Between two versions. */
  static WorkoutDecoding of(WorkoutRecord before, WorkoutRecord after, Instant at) {
    return new WorkoutDecoding(
        after.id() + "/" + after.version(),
        after.id(),
        Step.of(before),
        Step.of(after),
        at,
        FigureDifference.between(before, after));
  }
}
