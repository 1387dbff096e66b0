package io.repstream.api.workout.added;

import io.repstream.api.workout.added.AddedWorkout.Original;
import io.repstream.common.id.MemberId;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Keeps added workouts together with their files. Safe for all threads; calls may block. */
@ApplicationScoped
public class AddedWorkouts {
  private final AddedWorkoutStore workouts;
  private final Originals originals;

  @Inject
  public AddedWorkouts(AddedWorkoutStore workouts, Originals originals) {
    this.workouts = workouts;
    this.originals = originals;
  }

  /**
   * Keeps a workout and its file, the file first: a workout whose file is missing would be worse
   * than a file that the next try overwrites.
   *
   * @return whether it is new
   */
  public boolean keep(AddedWorkout workout, byte[] content) {
    Original original = workout.original();
    if (original != null) {
      originals.keep(workout.memberId(), workout.id(), original.format(), content);
    }
    return workouts.add(workout);
  }

  /** Forgets a workout and its file; does nothing for one that was not added. */
  public void forget(MemberId memberId, WorkoutId id) {
    for (AddedWorkout workout : workouts.byIds(List.of(id))) {
      if (workout.original() != null) {
        originals.delete(memberId, id);
      }
      workouts.remove(id);
    }
  }
}
