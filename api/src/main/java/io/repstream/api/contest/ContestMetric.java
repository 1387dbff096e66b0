package io.repstream.api.contest;

import io.repstream.api.workout.effort.Effort;

/** What members compare. */
public enum ContestMetric {
  WORKOUTS,
  /** Time in motion. */
  ACTIVE_SECONDS,
  /** Of one kind of machine, since a metre is not the same on all. */
  DISTANCE_METERS;

  /** How much of it a workout is. */
  double of(Effort effort) {
    return switch (this) {
      case WORKOUTS -> 1;
      case ACTIVE_SECONDS -> effort.activeSeconds();
      case DISTANCE_METERS -> effort.distanceMeters();
    };
  }
}
