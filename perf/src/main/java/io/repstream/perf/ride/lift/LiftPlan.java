package io.repstream.perf.ride.lift;

import java.time.Duration;

/**
 * What somebody means to lift: one set again and again.
 *
 * @param exerciseId of the catalogue
 * @param sets at least one
 * @param target what ends a set
 * @param loadKilograms as the machine shows it
 * @param rest from the end of a set to the begin of the next
 */
public record LiftPlan(
    String exerciseId, int sets, Target target, double loadKilograms, Duration rest, Work work) {
  /** Which sides of the body work. */
  public enum Work {
    TOGETHER,
    /** A repetition of the left, then one of the right. */
    IN_TURN
  }

  /**
   * What ends a set.
   *
   * @param reps of each side that works
   * @param velocityLossPercent the machine ends the set where a repetition is slower than the best
   *     by more; 100 for never
   */
  public record Target(int reps, double velocityLossPercent) {
    public Target {
      if (reps < 1 || !(velocityLossPercent > 0 && velocityLossPercent <= 100)) {
        throw new IllegalArgumentException("a set has repetitions and a loss above 0 to 100 %");
      }
    }
  }

  public LiftPlan {
    if (sets < 1 || !(loadKilograms > 0) || rest.isNegative()) {
      throw new IllegalArgumentException("a plan has sets, a load and a rest");
    }
  }

  /** Five sets of ten with both legs, 90 seconds apart. */
  public static LiftPlan fiveByTen(double loadKilograms) {
    return new LiftPlan(
        "leg-press", 5, new Target(10, 100), loadKilograms, Duration.ofSeconds(90), Work.TOGETHER);
  }
}
