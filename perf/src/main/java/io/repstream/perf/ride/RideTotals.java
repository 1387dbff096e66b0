package io.repstream.perf.ride;

import java.util.OptionalDouble;

/**
 * What a ride has come to, in full precision: the truth that the wire rounds.
 *
 * @param elapsedSeconds since the start, without pauses
 * @param distanceMeters way covered
 * @param energyKcal energy spent by the athlete
 * @param workJoules mechanical work; NaN where the machine measures no power
 */
public record RideTotals(
    double elapsedSeconds, double distanceMeters, double energyKcal, double workJoules) {
  static final RideTotals NOTHING = new RideTotals(0, 0, 0, 0);

  RideTotals plus(Motion motion, double stepSeconds) {
    return new RideTotals(
        elapsedSeconds + stepSeconds,
        distanceMeters + motion.speedMetersPerSecond() * stepSeconds,
        energyKcal + motion.kcalPerSecond() * stepSeconds,
        workJoules + motion.powerWatts() * stepSeconds);
  }

  /** Mean power over the time in motion, where the machine measures power. */
  public OptionalDouble averagePowerWatts() {
    return Double.isNaN(workJoules) || elapsedSeconds == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(workJoules / elapsedSeconds);
  }
}
