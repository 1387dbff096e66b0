package io.repstream.api.workout.progress;

import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.strength.StrengthSet;
import org.jspecify.annotations.Nullable;

/** What workouts are added up in. */
public enum Metric {
  WORKOUTS,
  /** Time in motion. */
  ACTIVE_SECONDS,
  DISTANCE_METERS,
  /** By the estimate to believe. */
  ENERGY_KCAL,
  /** Of strength work, as the next. */
  SETS,
  REPETITIONS;

  private static final double MS = 1_000;

  /** How much of it a workout is; 0 where it does not tell. */
  public double of(MemberWorkout workout) {
    return switch (this) {
      case WORKOUTS -> 1;
      case ACTIVE_SECONDS -> workout.figures().activeMs() / MS;
      case DISTANCE_METERS -> orZero(workout.figures().distanceMeters());
      case ENERGY_KCAL -> orZero(workout.energyKcal());
      case SETS -> workout.parts().sets().size();
      case REPETITIONS -> workout.parts().sets().stream().mapToInt(StrengthSet::repCount).sum();
    };
  }

  private static double orZero(@Nullable Double value) {
    return value == null ? 0 : value;
  }
}
