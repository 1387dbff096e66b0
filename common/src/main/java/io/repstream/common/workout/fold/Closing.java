package io.repstream.common.workout.fold;

import io.repstream.common.ftms.FragmentMerger;
import io.repstream.common.ftms.FtmsDecoder;
import io.repstream.common.id.MachineId;
import io.repstream.common.strength.Calibration;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.SignIn;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.figure.Totals;
import io.repstream.common.workout.part.WorkoutParts;
import java.time.Instant;
import java.util.Optional;

/**
 * When an open workout ends, and what it then is. Immutable.
 *
 * @param calibration how loads are read
 * @param profileVersion of the decoder profile
 */
record Closing(MachineId machineId, Calibration calibration, FoldRules rules, int profileVersion) {

  /** How a workout looks at some moment if nothing comes after a sample. */
  Ending at(long timeMs, OpenWorkout workout, Position last, SignInTimeline signIns) {
    // Still when last heard of: it rests. In motion: contact was lost.
    Ending unlessHeardOf =
        isResting(workout)
            ? Ending.byRest(workout, last, rules)
            : Ending.byLoss(workout, last, rules);
    Ending ahead = Ending.byCalendar(workout, signIns, rules).orEarlier(unlessHeardOf);
    return ahead.dueMs() <= timeMs ? ahead : Ending.notYet(workout, ahead, last.timeMs());
  }

  /** How a workout ends if it does before the next sample, right after which nothing is missing. */
  Ending beforeNext(OpenWorkout workout, Position before, SignInTimeline signIns) {
    return Ending.byCalendar(workout, signIns, rules)
        .orEarlier(Ending.byRest(workout, before, rules));
  }

  /** How a workout ends if it does before the first sample after a hole. */
  Ending beforeHoleEnds(
      OpenWorkout workout, Position before, Position here, SignInTimeline signIns) {
    return Ending.byCalendar(workout, signIns, rules)
        .orEarlier(Ending.byHole(workout, before, here.bootId(), rules));
  }

  /** Between the fragments of one record nothing is known about motion. */
  static boolean isResting(OpenWorkout workout) {
    return workout.quietMs() > FragmentMerger.HOLD_LIMIT.toMillis();
  }

  /** Whether it is a passer-by's, and no workout. */
  boolean isTouch(OpenWorkout workout, Totals totals) {
    return workout.signIn() == null && totals.activeMs() < rules.leastAnonymousUse().toMillis();
  }

  /** What it is with an ending; empty for a touch. */
  Optional<Workout> close(OpenWorkout workout, Ending ending) {
    if (isTouch(workout, ending.totals())) {
      return Optional.empty();
    }
    SignIn signIn = workout.signIn();
    WorkoutParts parts = workout.parts(calibration, ending.totals());
    return Optional.of(
        new Workout(
            workout.id(),
            machineId,
            signIn == null ? null : signIn.id(),
            signIn == null ? null : signIn.memberId(),
            workout.machineType(),
            ending.state(),
            Instant.ofEpochMilli(workout.startMs()),
            Instant.ofEpochMilli(Math.max(workout.startMs(), ending.endMs())),
            Instant.ofEpochMilli(ending.dueMs()),
            ending.totals().figures().orEnergy(parts.energy()),
            ending.totals().distance(),
            parts,
            ending.evidence(),
            FtmsDecoder.VERSION,
            profileVersion,
            workout.restart()));
  }
}
