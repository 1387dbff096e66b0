package io.repstream.common.ftms.capability;

/** What a machine measures or keeps, by its bit in the first word of 2ACC. */
public enum MachineFeature {
  AVERAGE_SPEED(0),
  CADENCE(1),
  TOTAL_DISTANCE(2),
  INCLINATION(3),
  ELEVATION_GAIN(4),
  PACE(5),
  STEP_COUNT(6),
  RESISTANCE_LEVEL(7),
  STRIDE_COUNT(8),
  EXPENDED_ENERGY(9),
  HEART_RATE(10),
  METABOLIC_EQUIVALENT(11),
  ELAPSED_TIME(12),
  REMAINING_TIME(13),
  POWER_MEASUREMENT(14),
  FORCE_ON_BELT_AND_POWER_OUTPUT(15),
  USER_DATA_RETENTION(16);

  private final int bit;

  MachineFeature(int bit) {
    this.bit = bit;
  }

  boolean isIn(int word) {
    return (word >>> bit & 1) != 0;
  }
}
