package io.repstream.api.workout.edit;

import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.api.workout.member.MemberWorkout.Origin;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import org.jspecify.annotations.Nullable;

/**
 * How much two workouts of a member look like one. Nobody trains twice at once, so time decides,
 * and the figures may only speak against it.
 */
enum Likeness {
  /** They are one: nearly the same time, and no figure disagrees. */
  SAME,
  /** They may be one: most of the shorter lies in the longer. */
  PERHAPS,
  DIFFERENT;

  /** Shared time in all the time that either took. */
  private static final double SAME_TIME = 0.7;

  /** Shared time in the time that the shorter took. */
  private static final double MOST_OF_IT = 0.5;

  /** Two devices that measure the same differ by less. */
  private static final double MOST_APART = 0.25;

  /** Below this, a distance is too short to disagree. */
  private static final double LEAST_METERS = 200;

  private static final double LEAST_BPM = 40;

  static Likeness of(MemberWorkout one, MemberWorkout other) {
    long shared = Math.min(endMs(one), endMs(other)) - Math.max(startMs(one), startMs(other));
    long shorter = Math.min(lengthMs(one), lengthMs(other));
    if (shared <= 0 || shared < MOST_OF_IT * shorter) {
      return DIFFERENT;
    }
    long either = lengthMs(one) + lengthMs(other) - shared;
    return shared >= SAME_TIME * either && agree(one, other) ? SAME : PERHAPS;
  }

  /** Which of two that are one is shown: what a machine recorded, else a file, else the first. */
  static MemberWorkout shown(MemberWorkout first, MemberWorkout second) {
    return rank(second) > rank(first) ? second : first;
  }

  private static int rank(MemberWorkout workout) {
    return switch (workout.origin()) {
      case Origin.Recorded _ -> 2;
      case Origin.Added(var added) -> added.original() == null ? 0 : 1;
    };
  }

  private static boolean agree(MemberWorkout one, MemberWorkout other) {
    boolean sameType =
        one.machineType() == null
            || other.machineType() == null
            || one.machineType() == other.machineType();
    return sameType
        && agree(one.figures().distanceMeters(), other.figures().distanceMeters(), LEAST_METERS)
        && agree(
            average(one.figures().heartRateBpm()),
            average(other.figures().heartRateBpm()),
            LEAST_BPM);
  }

  private static boolean agree(@Nullable Double one, @Nullable Double other, double least) {
    if (one == null || other == null || Math.max(one, other) < least) {
      return true;
    }
    return Math.abs(one - other) <= MOST_APART * Math.max(one, other);
  }

  private static @Nullable Double average(@Nullable Spread spread) {
    return spread == null ? null : spread.average();
  }

  private static long startMs(MemberWorkout workout) {
    return workout.startedAt().toEpochMilli();
  }

  private static long endMs(MemberWorkout workout) {
    return workout.endedAt().toEpochMilli();
  }

  private static long lengthMs(MemberWorkout workout) {
    return endMs(workout) - startMs(workout);
  }
}
