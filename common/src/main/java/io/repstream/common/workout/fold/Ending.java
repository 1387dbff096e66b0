package io.repstream.common.workout.fold;

import io.repstream.common.id.BootId;
import io.repstream.common.workout.Evidence;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.Workout.State;
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
record Ending(State state, long dueMs, long endMs, Totals totals, Evidence evidence) {

  /** Right now, with all samples so far. */
  static Ending now(OpenWorkout workout, long nowMs) {
    return new Ending(State.COMPLETED, nowMs, nowMs, workout.totals(), workout.evidence());
  }

  /** The end of its sign-in, somebody else's sign-in, or the longest that a workout may last. */
  static Ending byCalendar(OpenWorkout workout, SignInTimeline signIns, FoldRules rules) {
    SignIn signIn = workout.signIn();
    long signedOutMs =
        signIn == null ? signIns.nextBeginAfter(workout.startMs()) : signIns.endOf(signIn);
    long longestMs = workout.startMs() + rules.longestWorkout().toMillis();
    return now(workout, Math.min(signedOutMs, longestMs));
  }

  /** The machine stands still and nothing of what it sent since is missing. */
  static Ending byRest(OpenWorkout workout, Position before, FoldRules rules) {
    long leftMs = Math.max(0, rules.autoClose().toMillis() - workout.quietMs());
    return atLastMotion(workout, State.COMPLETED, before.timeMs() + leftMs);
  }

  /** Contact was lost; nobody knows whether it moves. */
  static Ending byLoss(OpenWorkout workout, Position before, FoldRules rules) {
    return atLastMotion(
        workout, State.INTERRUPTED, before.timeMs() + rules.resumeWindow().toMillis());
  }

  /**
   * Contact was lost and is back: anonymous use does not outlast a reboot.
   *
   * @param bootId of the sample after the hole
   */
  static Ending byHole(OpenWorkout workout, Position before, BootId bootId, FoldRules rules) {
    boolean resumable = workout.signIn() != null || before.bootId().equals(bootId);
    return resumable
        ? byLoss(workout, before, rules)
        : atLastMotion(workout, State.INTERRUPTED, before.timeMs());
  }

  /** Not yet: it goes on. */
  static Ending notYet(OpenWorkout workout, Ending ahead, long latestMs) {
    return new Ending(State.ACTIVE, ahead.dueMs(), latestMs, workout.totals(), workout.evidence());
  }

  Ending orEarlier(Ending other) {
    return other.dueMs < dueMs ? other : this;
  }

  private static Ending atLastMotion(OpenWorkout workout, State state, long dueMs) {
    return new Ending(
        state, dueMs, workout.lastMotionMs(), workout.settledTotals(), workout.settledEvidence());
  }
}
