package io.repstream.common.workout.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.MemberId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.Workout;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What tests of the fold say again and again. */
final class Rides {
  private Rides() {}

  static Workout only(List<Workout> workouts) {
    assertThat(workouts).hasSize(1);
    return workouts.getFirst();
  }

  static SignIn signIn(int number, long fromSecond, @Nullable Long toSecond) {
    return new SignIn(
        new SignInId(new UUID(1, number)),
        workoutId(number),
        new MemberId(new UUID(3, number)),
        afterNoon(fromSecond),
        toSecond == null ? null : afterNoon(toSecond));
  }

  static WorkoutId workoutId(int number) {
    return new WorkoutId(new UUID(2, number));
  }

  static Instant afterNoon(long second) {
    return Instant.ofEpochMilli(at(second));
  }

  static long at(long second) {
    return Bike.NOON_MS + second * 1_000;
  }
}
