package io.repstream.api.workout;

import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import org.jspecify.annotations.Nullable;

/** What a new fold means for the stored workouts. */
public sealed interface WorkoutChange {
  /** The workout that changes. */
  WorkoutId id();

  /** A workout that was not there; its version is 1. */
  record Add(WorkoutRecord workout) implements WorkoutChange {
    @Override
    public WorkoutId id() {
      return workout.id();
    }
  }

  /** The next version of a workout; the one before it must be the one that is stored. */
  record Replace(WorkoutRecord workout) implements WorkoutChange {
    @Override
    public WorkoutId id() {
      return workout.id();
    }
  }

  /**
   * A workout that, seen with all samples, never was.
   *
   * @param memberId who may have seen it; null where nobody was signed in
   */
  record Remove(WorkoutId id, long version, @Nullable MemberId memberId) implements WorkoutChange {}
}
