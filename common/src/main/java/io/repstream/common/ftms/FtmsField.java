package io.repstream.common.ftms;

/**
 * A measured quantity of a fitness machine, in the unit of its name whatever the resolution on the
 * wire. The ordinal is a bit position inside {@link FtmsData} and must not be stored.
 */
public enum FtmsField {
  SPEED_KILOMETERS_PER_HOUR,
  AVERAGE_SPEED_KILOMETERS_PER_HOUR,
  PACE_SECONDS_PER_500_METERS(Zero.MEANS_UNKNOWN),
  AVERAGE_PACE_SECONDS_PER_500_METERS(Zero.MEANS_UNKNOWN),
  DISTANCE_METERS,
  CADENCE_RPM,
  AVERAGE_CADENCE_RPM,
  STEPS_PER_MINUTE,
  AVERAGE_STEPS_PER_MINUTE,
  STROKES_PER_MINUTE,
  AVERAGE_STROKES_PER_MINUTE,
  STEPS,
  /** One stride is two steps. */
  STRIDES,
  STROKES,
  FLOORS,
  ELEVATION_GAIN_METERS,
  /** Metres descended, counted upwards from zero. */
  ELEVATION_LOSS_METERS,
  INCLINATION_PERCENT,
  RAMP_ANGLE_DEGREES,
  /** Without unit; comparable only within one model and one {@link WidthChoice}. */
  RESISTANCE_LEVEL,
  POWER_WATTS,
  AVERAGE_POWER_WATTS,
  FORCE_ON_BELT_NEWTONS,
  ENERGY_KCAL,
  ENERGY_KCAL_PER_HOUR,
  ENERGY_KCAL_PER_MINUTE,
  HEART_RATE_BPM(Zero.MEANS_UNKNOWN),
  /** Multiples of the metabolic rate at rest (MET). */
  METABOLIC_EQUIVALENTS,
  ELAPSED_SECONDS,
  REMAINING_SECONDS;

  private enum Zero {
    IS_A_VALUE,
    MEANS_UNKNOWN
  }

  private final Zero zero;

  FtmsField() {
    this(Zero.IS_A_VALUE);
  }

  FtmsField(Zero zero) {
    this.zero = zero;
  }

  /** The place of this field in an array over all fields. */
  @SuppressWarnings("EnumOrdinal") // a place in memory only, never stored nor sent
  int index() {
    return ordinal();
  }

  /** This field as one bit of a presence mask. */
  long mask() {
    return 1L << index();
  }

  /** Whether machines send zero where they have no value. */
  public boolean zeroMeansUnknown() {
    return zero == Zero.MEANS_UNKNOWN;
  }
}
