package io.repstream.api.workout.layer;

import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What lies over a workout, as stored.
 *
 * @param id of the workout
 * @param version rises with each change, from 1; 0 where nothing is stored
 * @param corrections in order of time, the withdrawn ones among them
 * @param mergedInto the workout that is shown instead; null where this one is shown
 */
public record WorkoutLayer(
    @BsonId WorkoutId id,
    MemberId memberId,
    long version,
    List<Correction> corrections,
    @Nullable MergedInto mergedInto,
    Instant modifiedAt) {
  public static final Schema<WorkoutLayer> SCHEMA = Schema.of("workoutLayers", WorkoutLayer.class);

  /** Who needs more has another workout in mind. */
  public static final int MOST_CORRECTIONS = 100;

  public WorkoutLayer {
    corrections = List.copyOf(corrections);
  }

  /**
   * The workout that is shown instead.
   *
   * @param by who found that they are the same
   */
  public record MergedInto(WorkoutId workoutId, By by, Instant at) {}

  /** Who finds that two workouts are the same. */
  public enum By {
    MEMBER,
    /** We did, as the second one was imported. */
    IMPORT
  }

  /** Nothing. */
  public static WorkoutLayer none(WorkoutId id, MemberId memberId) {
    return new WorkoutLayer(id, memberId, 0, List.of(), null, Instant.EPOCH);
  }

  /** The changes of the corrections that stand, in order. */
  public List<Changes> standing() {
    return corrections.stream().filter(Correction::stands).map(Correction::changes).toList();
  }

  WorkoutLayer with(Correction correction) {
    List<Correction> all = new ArrayList<>(corrections);
    all.add(correction);
    return next(all, mergedInto, correction.at());
  }

  /** The next version without a correction; empty where none of this id stands. */
  Optional<WorkoutLayer> without(String correctionId, Instant at) {
    List<Correction> all = new ArrayList<>(corrections);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).id().equals(correctionId) && all.get(i).stands()) {
        all.set(i, all.get(i).withdrawn(at));
        return Optional.of(next(all, mergedInto, at));
      }
    }
    return Optional.empty();
  }

  WorkoutLayer merged(@Nullable MergedInto into, Instant at) {
    return next(corrections, into, at);
  }

  /** The same, changed now: what is shown of it has. */
  WorkoutLayer touched(Instant at) {
    return next(corrections, mergedInto, at);
  }

  private WorkoutLayer next(List<Correction> all, @Nullable MergedInto into, Instant at) {
    return new WorkoutLayer(id, memberId, version + 1, all, into, at);
  }
}
