package io.repstream.common.workout.part;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Three estimates of what the body spent, side by side, and the one to believe.
 *
 * @param machineKcal as the machine counted
 * @param mechanicalKcal from the work at the machine, at a quarter of efficiency
 * @param heartRateKcal from the heart rate, of a reference adult
 * @param chosenKcal the one to believe; null where there is none
 * @param reason why that one
 */
public record EnergyChoice(
    @Nullable Double machineKcal,
    @Nullable Double mechanicalKcal,
    @Nullable Double heartRateKcal,
    @Nullable Double chosenKcal,
    Reason reason) {
  /** Machines that know a member's weight and those that do not differ by less than this. */
  private static final double MOST_APART = 2;

  /** Below this, an estimate is too small to doubt another by. */
  private static final double LEAST_KCAL = 5;

  /** Below this the heart rate does not tell effort from rest. */
  private static final int LEAST_BPM = 90;

  // Keytel et al. 2005, the mean of both formulas for 75 kg and 35 years.
  private static final double KCAL_PER_MINUTE_AT_0 = -7.22;
  private static final double KCAL_PER_MINUTE_AND_BPM = 0.1288;
  private static final double MS_PER_MINUTE = 60_000;

  /** Why an estimate was chosen. */
  public enum Reason {
    /** The machine's count agrees with the work done, by a factor of two. */
    MACHINE_AGREES,
    /** Nothing says what work was done. */
    MACHINE_ALONE,
    /** The machine's count is more than twice or less than half of what the work took. */
    MACHINE_DISAGREES,
    /** The machine counts no energy. */
    WORK_ALONE,
    /** Only the heart rate is known. */
    HEART_RATE_ALONE,
    /** A file of another maker told it. */
    FILE_TELLS,
    /** The member told it. */
    MEMBER_TELLS,
    /** Nothing is known. */
    UNKNOWN
  }

  /** Chooses among what a workout's samples tell. */
  public static EnergyChoice of(WorkoutParts parts) {
    Double machine = parts.energy().machineKcal();
    Double work = parts.energy().mechanicalKcal();
    Double heart = heartRateKcal(parts.heartRates());
    if (machine != null && work != null && work >= LEAST_KCAL) {
      boolean agrees = machine <= work * MOST_APART && work <= machine * MOST_APART;
      return agrees
          ? new EnergyChoice(machine, work, heart, machine, Reason.MACHINE_AGREES)
          : new EnergyChoice(machine, work, heart, work, Reason.MACHINE_DISAGREES);
    }
    if (machine != null) {
      return new EnergyChoice(machine, work, heart, machine, Reason.MACHINE_ALONE);
    }
    if (work != null) {
      return new EnergyChoice(null, work, heart, work, Reason.WORK_ALONE);
    }
    Reason reason = heart == null ? Reason.UNKNOWN : Reason.HEART_RATE_ALONE;
    return new EnergyChoice(null, null, heart, heart, reason);
  }

  private static @Nullable Double heartRateKcal(List<HeartRateTime> rates) {
    double kcal = 0;
    boolean known = false;
    for (HeartRateTime rate : rates) {
      if (rate.bpm() >= LEAST_BPM) {
        double perMinute = KCAL_PER_MINUTE_AT_0 + KCAL_PER_MINUTE_AND_BPM * rate.bpm();
        kcal += perMinute * rate.durationMs() / MS_PER_MINUTE;
        known = true;
      }
    }
    return known ? kcal : null;
  }
}
