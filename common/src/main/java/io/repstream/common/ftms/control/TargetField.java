package io.repstream.common.ftms.control;

/** A target that is one number, in the unit of its name whatever the resolution on the wire. */
public enum TargetField {
  SPEED_KILOMETERS_PER_HOUR(TargetFormat.SPEED),
  INCLINATION_PERCENT(TargetFormat.INCLINATION),
  /** Without unit; comparable only within one model. */
  RESISTANCE_LEVEL(TargetFormat.RESISTANCE),
  POWER_WATTS(TargetFormat.POWER),
  HEART_RATE_BPM(TargetFormat.HEART_RATE),
  ENERGY_KCAL(TargetFormat.ENERGY),
  STEPS(TargetFormat.STEPS),
  /** One stride is two steps. */
  STRIDES(TargetFormat.STRIDES),
  DISTANCE_METERS(TargetFormat.DISTANCE),
  TIME_SECONDS(TargetFormat.TIME),
  WHEEL_CIRCUMFERENCE_MILLIMETERS(TargetFormat.WHEEL_CIRCUMFERENCE),
  CADENCE_RPM(TargetFormat.CADENCE);

  private final TargetFormat format;

  TargetField(TargetFormat format) {
    this.format = format;
  }

  TargetFormat format() {
    return format;
  }
}
