package io.repstream.common.ftms.capability;

/** What a machine lets a client set, by its bit in the second word of 2ACC. */
public enum TargetSetting {
  SPEED(0),
  INCLINATION(1),
  RESISTANCE(2),
  POWER(3),
  HEART_RATE(4),
  ENERGY(5),
  STEPS(6),
  STRIDES(7),
  DISTANCE(8),
  TIME(9),
  TIME_IN_TWO_HEART_RATE_ZONES(10),
  TIME_IN_THREE_HEART_RATE_ZONES(11),
  TIME_IN_FIVE_HEART_RATE_ZONES(12),
  BIKE_SIMULATION(13),
  WHEEL_CIRCUMFERENCE(14),
  SPIN_DOWN(15),
  CADENCE(16);

  private final int bit;

  TargetSetting(int bit) {
    this.bit = bit;
  }

  boolean isIn(int word) {
    return (word >>> bit & 1) != 0;
  }
}
