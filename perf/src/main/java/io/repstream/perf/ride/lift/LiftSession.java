package io.repstream.perf.ride.lift;

import io.repstream.common.strength.Side;
import io.repstream.common.strength.StopReason;
import io.repstream.perf.ride.RideTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One session on a strength machine. Immutable. */
public final class LiftSession {
  /** From sitting down to the first repetition. */
  private static final double TO_GET_SEATED_SECONDS = 2;

  /** Between two repetitions. */
  private static final double BREATH_SECONDS = 0.4;

  private final LiftPlan plan;
  private final List<LiftedSet> sets;

  private LiftSession(LiftPlan plan, List<LiftedSet> sets) {
    this.plan = plan;
    this.sets = List.copyOf(sets);
  }

  /** A session with everything random drawn from the seed. */
  public static LiftSession of(LiftPlan plan, long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    Lifter lifter = new Lifter(plan.loadKilograms(), random);
    List<LiftedSet> sets = new ArrayList<>();
    double restSeconds = plan.rest().toMillis() / 1e3;
    double start = TO_GET_SEATED_SECONDS;
    for (int i = 0; i < plan.sets(); i++) {
      LiftedSet set = set(plan, lifter, start, i == 0 ? 0 : restSeconds, random);
      sets.add(set);
      lifter.rest(restSeconds);
      start = set.endSeconds() + restSeconds;
    }
    return new LiftSession(plan, sets);
  }

  private static LiftedSet set(
      LiftPlan plan, Lifter lifter, double start, double rest, RandomGenerator random) {
    String setId = new UUID(random.nextLong(), random.nextLong()).toString();
    List<LiftedRep> reps = new ArrayList<>();
    double at = start;
    @Nullable StopReason stop = null;
    for (int index = 1; stop == null; index++) {
      for (Side side : sides(plan)) {
        reps.add(lifter.lift(index, side, at));
        at = reps.getLast().timing().end() + BREATH_SECONDS;
      }
      stop =
          stopAfter(
              index, plan, lifter, new LiftedSet(setId, start, at, rest, StopReason.USER, reps));
    }
    return new LiftedSet(setId, start, at, rest, stop, reps);
  }

  private static List<Side> sides(LiftPlan plan) {
    return switch (plan.work()) {
      case TOGETHER -> List.of(Side.BOTH);
      case IN_TURN -> List.of(Side.LEFT, Side.RIGHT);
    };
  }

  /**
   * Why a set ends here.
   *
   * @return null where it goes on
   */
  private static @Nullable StopReason stopAfter(
      int reps, LiftPlan plan, Lifter lifter, LiftedSet soFar) {
    if (reps == plan.target().reps()) {
      return StopReason.TARGET;
    }
    if (soFar.velocityLossPercent() > plan.target().velocityLossPercent()) {
      return StopReason.VELOCITY_LOSS;
    }
    return lifter.canLift() ? null : StopReason.USER;
  }

  /** What was lifted. */
  public List<LiftedSet> sets() {
    return sets;
  }

  /** What the machine tells, in order. */
  public List<LiftReport> reports() {
    return sets.stream().flatMap(set -> LiftReport.of(set, plan).stream()).toList();
  }

  /** From the begin to the end of the last set. */
  public double totalSeconds() {
    return sets.getLast().endSeconds();
  }

  /** The truth, as of every session: the time under load, no way, energy and work. */
  public RideTotals totals() {
    return new RideTotals(
        sets.stream().mapToDouble(LiftedSet::durationSeconds).sum(),
        0,
        sets.stream().mapToDouble(LiftedSet::energyKcal).sum(),
        sets.stream().mapToDouble(LiftedSet::workJoules).sum());
  }
}
