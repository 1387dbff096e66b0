package io.repstream.api.workout.progress;

import io.repstream.api.workout.OwnWorkouts;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.MemberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Reads the records that a workout has to beat. Safe for all threads; calls may block. */
@ApplicationScoped
public class RunningRecordsSource {
  private final OwnWorkouts workouts;

  @Inject
  public RunningRecordsSource(OwnWorkouts workouts) {
    this.workouts = workouts;
  }

  /** The member's records without a workout; none for an anonymous one. */
  public RunningRecords before(WorkoutRecord workout) {
    MemberId memberId = workout.memberId();
    if (memberId == null) {
      return new RunningRecords(List.of());
    }
    List<WorkoutRecord> others =
        workouts.between(memberId, Instant.EPOCH, workout.startedAt()).stream()
            .filter(other -> !other.id().equals(workout.id()))
            .toList();
    return new RunningRecords(others);
  }
}
