package io.repstream.perf.ride;

/**
 * What a machine does during one step.
 *
 * @param speedMetersPerSecond 0 where a machine covers no distance
 * @param powerWatts NaN where a machine measures none
 * @param kcalPerSecond energy that the athlete spends
 */
record Motion(double speedMetersPerSecond, double powerWatts, double kcalPerSecond) {
  private static final double JOULES_PER_KCAL = 4184;

  /** Of mechanical power, one part in four reaches the machine. */
  private static final double GROSS_EFFICIENCY = 0.24;

  static Motion ofPower(double speedMetersPerSecond, double powerWatts) {
    double kcalPerSecond = powerWatts / GROSS_EFFICIENCY / JOULES_PER_KCAL;
    return new Motion(speedMetersPerSecond, powerWatts, kcalPerSecond);
  }
}
