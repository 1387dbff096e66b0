package io.repstream.common.workout;

import java.time.Duration;

/**
 * The windows of the fold, all in sample time.
 *
 * @param autoClose how long a machine may stand still within a workout
 * @param resumeWindow how long samples may be missing within a workout
 * @param longestInterval two measurements further apart say nothing about the time between them
 * @param leastAnonymousUse less motion than this without a sign-in is no workout
 * @param longestWorkout bounds a workout whose machine never comes to rest
 */
public record FoldRules(
    Duration autoClose,
    Duration resumeWindow,
    Duration longestInterval,
    Duration leastAnonymousUse,
    Duration longestWorkout) {
  private static final FoldRules STANDARD =
      new FoldRules(
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofSeconds(10),
          Duration.ofSeconds(10),
          Duration.ofHours(24));

  public FoldRules {
    if (!longestInterval.isPositive()
        || longestInterval.compareTo(autoClose) > 0
        || leastAnonymousUse.isNegative()
        || resumeWindow.isNegative()
        || longestWorkout.compareTo(autoClose) < 0) {
      throw new IllegalArgumentException("the windows do not fit into each other");
    }
  }

  /** What the product promises. */
  public static FoldRules standard() {
    return STANDARD;
  }
}
