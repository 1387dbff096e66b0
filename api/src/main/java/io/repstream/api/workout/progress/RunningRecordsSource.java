package io.repstream.api.workout.progress;

import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.MemberWorkouts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/** Reads the records that a workout has to beat. Safe for all threads; calls may block. */
@ApplicationScoped
public class RunningRecordsSource {
  private final MemberWorkouts workouts;

  @Inject
  public RunningRecordsSource(MemberWorkouts workouts) {
    this.workouts = workouts;
  }

  /** The member's records without a workout. */
  public RunningRecords before(MemberWorkout workout) {
    List<MemberWorkout> others =
        workouts.between(workout.memberId(), Instant.EPOCH, workout.startedAt()).stream()
            .filter(other -> !other.id().equals(workout.id()))
            .toList();
    return new RunningRecords(others);
  }
}
