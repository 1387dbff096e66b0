package io.repstream.api.workout.member;

import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutRecord.StoredFigures;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.EnergyChoice;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What makes a workout's figures doubtful. */
public enum WorkoutFlag {
  /** Samples inside it never came. */
  SAMPLES_LOST,
  /** The machine was lost and did not come back in time. */
  INTERRUPTED,
  /** The machine began to count anew inside it. */
  COUNT_RESTARTED,
  /** The machine's count of energy does not fit the work done. */
  ENERGY_DISAGREES,
  /** More power than anybody has. */
  POWER_IMPLAUSIBLE,
  /** A heart rate that nobody has. */
  HEART_RATE_IMPLAUSIBLE,
  /** Faster than any machine runs. */
  SPEED_IMPLAUSIBLE;

  private static final double MOST_WATTS = 2_500;
  private static final double MOST_BPM = 230;
  private static final double MOST_METERS_PER_SECOND = 30;

  /** The flags of a workout. */
  static Set<WorkoutFlag> of(MemberWorkout workout) {
    EnumSet<WorkoutFlag> flags = EnumSet.noneOf(WorkoutFlag.class);
    StoredFigures figures = workout.figures();
    if (workout.origin() instanceof MemberWorkout.Origin.Recorded(WorkoutRecord recorded)) {
      note(flags, SAMPLES_LOST, recorded.evidence().sampleCount() < width(recorded));
      note(flags, INTERRUPTED, recorded.state() == Workout.State.INTERRUPTED);
      note(flags, COUNT_RESTARTED, recorded.distanceBases().size() > 1);
    }
    note(
        flags,
        ENERGY_DISAGREES,
        workout.energy().reason() == EnergyChoice.Reason.MACHINE_DISAGREES);
    note(flags, POWER_IMPLAUSIBLE, exceeds(figures.powerWatts(), MOST_WATTS));
    note(flags, HEART_RATE_IMPLAUSIBLE, exceeds(figures.heartRateBpm(), MOST_BPM));
    note(flags, SPEED_IMPLAUSIBLE, exceeds(figures.speedMetersPerSecond(), MOST_METERS_PER_SECOND));
    return flags;
  }

  private static long width(WorkoutRecord workout) {
    long width = 0;
    for (SeqRange range : workout.evidence().ranges()) {
      width += range.lastSeq() - range.firstSeq() + 1;
    }
    return width;
  }

  private static boolean exceeds(@Nullable Spread spread, double most) {
    return spread != null && spread.max() > most;
  }

  private static void note(Set<WorkoutFlag> flags, WorkoutFlag flag, boolean applies) {
    if (applies) {
      flags.add(flag);
    }
  }
}
