package io.repstream.common.workout;

import io.repstream.common.workout.figure.Totals;

/**
 * How an open workout ends, or how it looks while it goes on.
 *
 * @param state what it becomes
 * @param dueMs when the end is certain if nothing else comes
 * @param endMs the end itself
 * @param totals what it then amounts to
 * @param evidence the samples that it then has
 */
record Ending(Workout.State state, long dueMs, long endMs, Totals totals, Evidence evidence) {

  /** With all samples so far. */
  static Ending complete(OpenWorkout workout, long endMs) {
    return new Ending(Workout.State.COMPLETED, endMs, endMs, workout.totals(), workout.evidence());
  }

  /** At its last motion. */
  static Ending atLastMotion(OpenWorkout workout, Workout.State state, long dueMs) {
    return new Ending(
        state, dueMs, workout.lastMotionMs(), workout.settledTotals(), workout.settledEvidence());
  }

  /** Not yet: it goes on. */
  static Ending notYet(OpenWorkout workout, Ending ahead, long latestMs) {
    return new Ending(
        Workout.State.ACTIVE, ahead.dueMs(), latestMs, workout.totals(), workout.evidence());
  }

  Ending orEarlier(Ending other) {
    return other.dueMs < dueMs ? other : this;
  }
}
