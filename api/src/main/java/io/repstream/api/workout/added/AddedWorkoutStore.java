package io.repstream.api.workout.added;

import io.repstream.api.platform.creation.Creation;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.api.workout.sync.ModifiedSource;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where added workouts are kept. Safe for all threads; calls may block. */
public interface AddedWorkoutStore extends ModifiedSource {
  /**
   * Keeps a workout.
   *
   * @return whether it is new; false where one of its id is kept already
   */
  boolean add(AddedWorkout workout);

  /** Keeps a workout that a request creates. */
  void add(AddedWorkout workout, Creation<AddedWorkout> creation);

  /** Some workouts, in no order. */
  List<AddedWorkout> byIds(Collection<WorkoutId> ids);

  /**
   * A member's added workouts, the newest first.
   *
   * @param after the last one of the page before, or empty from the newest
   * @param limit most to answer
   */
  List<AddedWorkout> ofMember(MemberId memberId, Optional<ListPlace> after, int limit);

  /** Forgets a workout. */
  void remove(WorkoutId id);
}
