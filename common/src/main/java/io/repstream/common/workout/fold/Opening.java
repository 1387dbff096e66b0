package io.repstream.common.workout.fold;

import io.repstream.common.id.MachineId;
import io.repstream.common.id.SignInId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import org.jspecify.annotations.Nullable;

/** Which workout a motion begins: that of a sign-in, or an anonymous one. Immutable. */
record Opening(MachineId machineId, FoldRules rules) {

  /**
   * The first motion after none.
   *
   * @param here the sample that shows it
   * @param timeMs sample time of the measurement
   * @param beganMs when it began by its own word, not before the sample before
   * @param before the sample right before it; null where nobody knows what was before
   */
  record FirstMotion(Position here, long timeMs, long beganMs, @Nullable Position before) {}

  /**
   * Begins a workout.
   *
   * @param spent the sign-in that has had its workout
   * @param restart where to begin when it is to be folded again
   */
  OpenWorkout begin(
      FirstMotion motion, SignInTimeline signIns, @Nullable SignInId spent, RestartPoint restart) {
    long startMs = startMs(motion);
    SignIn signIn = signIns.at(motion.timeMs());
    if (signIn == null || signIn.id().equals(spent) || isForgotten(signIn, motion.timeMs())) {
      Position here = motion.here();
      WorkoutId id = AnonymousWorkoutId.of(machineId, here.bootId(), here.seq());
      return new OpenWorkout(id, null, startMs, restart);
    }
    long signedInMs = Math.min(motion.timeMs(), signIn.fromMs());
    return new OpenWorkout(signIn.workoutId(), signIn, Math.max(startMs, signedInMs), restart);
  }

  /** Motion began after the sample before, if that one is near. */
  private long startMs(FirstMotion motion) {
    Position before = motion.before();
    boolean near =
        before != null && motion.beganMs() - before.timeMs() <= rules.longestInterval().toMillis();
    return near && before != null ? before.timeMs() : motion.beganMs();
  }

  /** Who signs in and walks away is not charged with what somebody else does later. */
  private boolean isForgotten(SignIn signIn, long motionMs) {
    return motionMs - signIn.fromMs() > rules.autoClose().toMillis();
  }
}
