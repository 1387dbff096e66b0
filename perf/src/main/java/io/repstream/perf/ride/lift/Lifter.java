package io.repstream.perf.ride.lift;

import io.repstream.common.strength.LoadUnit;
import io.repstream.common.strength.Side;
import io.repstream.perf.ride.lift.LiftedRep.Timing;
import java.util.random.RandomGenerator;

/**
 * Who lifts: the heavier the load for them, the slower; each repetition tires, each rest helps.
 * Mutable; for one thread.
 */
final class Lifter {
  /** Mean velocity without a load and with the heaviest, as bench presses show it. */
  private static final double FREE_VELOCITY = 1.55;

  private static final double HEAVIEST_VELOCITY = 0.17;

  /** Below this a load does not go up. */
  private static final double LEAST_VELOCITY = 0.12;

  private static final double TIRED_BY_REP = 0.035;
  private static final double RECOVERY_SECONDS = 100;

  private final RandomGenerator random;
  private final double share;
  private final double forceNewtons;
  private final double romMeters;
  private double tiredness;

  /**
   * @param loadKilograms of every repetition; 55 to 75 % of what they can lift once
   */
  Lifter(double loadKilograms, RandomGenerator random) {
    this.random = random;
    this.share = random.nextDouble(0.55, 0.75);
    this.forceNewtons = loadKilograms * LoadUnit.KG.newtons();
    this.romMeters = random.nextDouble(0.38, 0.58);
  }

  /** Whether the load would go up once more. */
  boolean canLift() {
    return velocity() > LEAST_VELOCITY;
  }

  LiftedRep lift(int index, Side side, double startSeconds) {
    double meters = romMeters * random.nextDouble(0.97, 1.03);
    double velocity = velocity() * random.nextDouble(0.97, 1.03);
    double concentric = meters / velocity;
    Timing timing =
        new Timing(
            startSeconds,
            concentric,
            random.nextDouble(0.1, 0.4),
            Math.max(0.6, concentric) * random.nextDouble(1.2, 1.7));
    tiredness += TIRED_BY_REP * share;
    double peak = velocity * random.nextDouble(1.4, 1.7);
    return new LiftedRep(index, side, timing, velocity, peak, forceNewtons, meters);
  }

  void rest(double seconds) {
    tiredness *= Math.exp(-seconds / RECOVERY_SECONDS);
  }

  private double velocity() {
    double fresh = FREE_VELOCITY - (FREE_VELOCITY - HEAVIEST_VELOCITY) * share;
    return fresh * (1 - tiredness);
  }
}
