package io.repstream.api.workout;

import io.repstream.api.platform.access.CurrentCaller;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** The workouts of who asks. Safe for all threads; calls may block. */
@ApplicationScoped
public class OwnWorkouts {
  private final WorkoutStore workouts;
  private final CurrentCaller caller;

  @Inject
  public OwnWorkouts(WorkoutStore workouts, CurrentCaller caller) {
    this.workouts = workouts;
    this.caller = caller;
  }

  /** One of them; somebody else's is not found, as one that does not exist. */
  public WorkoutRecord find(String workoutId) {
    return id(workoutId)
        .flatMap(workouts::byId)
        .filter(workout -> caller.get().memberId().equals(workout.memberId()))
        .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
  }

  private static Optional<WorkoutId> id(String text) {
    try {
      return Optional.of(WorkoutId.parse(text));
    } catch (IllegalArgumentException noSuchId) {
      return Optional.empty();
    }
  }
}
