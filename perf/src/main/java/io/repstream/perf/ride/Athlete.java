package io.repstream.perf.ride;

import java.util.random.RandomGenerator;

/**
 * Who trains.
 *
 * @param massKilograms body mass
 * @param thresholdPowerWatts cycling power that could be held for an hour: intensity 1
 * @param thresholdSpeedMetersPerSecond running speed that could be held for an hour
 * @param restingHeartRateBpm heart rate at intensity 0
 * @param maxHeartRateBpm heart rate that is never exceeded
 */
public record Athlete(
    double massKilograms,
    double thresholdPowerWatts,
    double thresholdSpeedMetersPerSecond,
    double restingHeartRateBpm,
    double maxHeartRateBpm) {
  public Athlete {
    if (massKilograms <= 0 || thresholdPowerWatts <= 0 || thresholdSpeedMetersPerSecond <= 0) {
      throw new IllegalArgumentException("an athlete has mass, power and speed");
    }
    if (restingHeartRateBpm <= 0 || maxHeartRateBpm <= restingHeartRateBpm) {
      throw new IllegalArgumentException("a heart beats faster at work than at rest");
    }
  }

  /** Somebody out of a gym's members. */
  public static Athlete random(RandomGenerator random) {
    double massKilograms = clamp(random.nextGaussian(75, 12), 48, 120);
    double wattsPerKilogram = clamp(random.nextGaussian(2.7, 0.6), 1.5, 4.5);
    return new Athlete(
        massKilograms,
        massKilograms * wattsPerKilogram,
        clamp(random.nextGaussian(3.1, 0.4), 2.2, 4.6),
        clamp(random.nextGaussian(62, 7), 45, 80),
        clamp(random.nextGaussian(183, 8), 160, 205));
  }

  private static double clamp(double value, double min, double max) {
    return Math.min(max, Math.max(min, value));
  }
}
