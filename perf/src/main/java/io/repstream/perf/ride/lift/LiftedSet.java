package io.repstream.perf.ride.lift;

import io.repstream.common.strength.StopReason;
import java.util.List;

/**
 * A set as it was.
 *
 * @param startSeconds since the begin of the session, as is the end
 * @param restSeconds since the set before; 0 for the first
 */
public record LiftedSet(
    String setId,
    double startSeconds,
    double endSeconds,
    double restSeconds,
    StopReason stopReason,
    List<LiftedRep> reps) {
  /** A quarter of what the body spends reaches the load. */
  private static final double GROSS_EFFICIENCY = 0.24;

  private static final double JOULES_PER_KCAL = 4_184;

  public LiftedSet {
    reps = List.copyOf(reps);
  }

  public double durationSeconds() {
    return endSeconds - startSeconds;
  }

  /** Work of all its repetitions. */
  public double workJoules() {
    return reps.stream().mapToDouble(LiftedRep::workJoules).sum();
  }

  /** What the body spent. */
  public double energyKcal() {
    return workJoules() / GROSS_EFFICIENCY / JOULES_PER_KCAL;
  }

  /** How much slower the last repetition was than the best, in per cent. */
  public double velocityLossPercent() {
    double best = reps.stream().mapToDouble(LiftedRep::meanVelocity).max().orElse(0);
    return best == 0 ? 0 : (best - reps.getLast().meanVelocity()) / best * 100;
  }
}
