package io.repstream.common.csafe;

import org.jspecify.annotations.Nullable;

/**
 * The unit byte of a measured value, for the quantities that Repstream reads. CSAFE has more, among
 * them electrical ones and some whose definition is disputed ("Kp", "Kpm"): those count as unknown.
 */
enum CsafeUnit {
  MILES(1, Quantity.DISTANCE_METERS, 1_609.344, 1),
  TENTH_MILES(2, Quantity.DISTANCE_METERS, 1_609.344, 10),
  HUNDREDTH_MILES(3, Quantity.DISTANCE_METERS, 1_609.344, 100),
  THOUSANDTH_MILES(4, Quantity.DISTANCE_METERS, 1_609.344, 1_000),
  FEET(5, Quantity.DISTANCE_METERS, 0.3048, 1),
  INCHES(6, Quantity.DISTANCE_METERS, 0.0254, 1),
  POUNDS(7, Quantity.MASS_KILOGRAMS, 0.45359237, 1),
  TENTH_POUNDS(8, Quantity.MASS_KILOGRAMS, 0.45359237, 10),
  TEN_FEET(10, Quantity.DISTANCE_METERS, 3.048, 1),
  MILES_PER_HOUR(16, Quantity.SPEED_KILOMETERS_PER_HOUR, 1.609344, 1),
  TENTH_MILES_PER_HOUR(17, Quantity.SPEED_KILOMETERS_PER_HOUR, 1.609344, 10),
  HUNDREDTH_MILES_PER_HOUR(18, Quantity.SPEED_KILOMETERS_PER_HOUR, 1.609344, 100),
  FEET_PER_MINUTE(19, Quantity.SPEED_KILOMETERS_PER_HOUR, 0.018288, 1),
  KILOMETERS(33, Quantity.DISTANCE_METERS, 1_000, 1),
  TENTH_KILOMETERS(34, Quantity.DISTANCE_METERS, 100, 1),
  HUNDREDTH_KILOMETERS(35, Quantity.DISTANCE_METERS, 10, 1),
  METERS(36, Quantity.DISTANCE_METERS, 1, 1),
  TENTH_METERS(37, Quantity.DISTANCE_METERS, 1, 10),
  CENTIMETERS(38, Quantity.DISTANCE_METERS, 1, 100),
  KILOGRAMS(39, Quantity.MASS_KILOGRAMS, 1, 1),
  TENTH_KILOGRAMS(40, Quantity.MASS_KILOGRAMS, 1, 10),
  KILOMETERS_PER_HOUR(48, Quantity.SPEED_KILOMETERS_PER_HOUR, 1, 1),
  TENTH_KILOMETERS_PER_HOUR(49, Quantity.SPEED_KILOMETERS_PER_HOUR, 1, 10),
  HUNDREDTH_KILOMETERS_PER_HOUR(50, Quantity.SPEED_KILOMETERS_PER_HOUR, 1, 100),
  METERS_PER_MINUTE(51, Quantity.SPEED_KILOMETERS_PER_HOUR, 6, 100),
  MINUTES_PER_MILE(55, Quantity.PACE_SECONDS_PER_500_METERS, 30_000, 1_609.344),
  MINUTES_PER_KILOMETER(56, Quantity.PACE_SECONDS_PER_500_METERS, 30, 1),
  SECONDS_PER_KILOMETER(57, Quantity.PACE_SECONDS_PER_500_METERS, 1, 2),
  SECONDS_PER_MILE(58, Quantity.PACE_SECONDS_PER_500_METERS, 500, 1_609.344),
  STEPS_PER_MINUTE(81, Quantity.STEPS_PER_MINUTE, 1, 1),
  REVOLUTIONS_PER_MINUTE(82, Quantity.REVOLUTIONS_PER_MINUTE, 1, 1),
  /** One stride is two steps. */
  STRIDES_PER_MINUTE(83, Quantity.STEPS_PER_MINUTE, 2, 1),
  STROKES_PER_MINUTE(84, Quantity.STROKES_PER_MINUTE, 1, 1),
  WATTS(88, Quantity.POWER_WATTS, 1, 1);

  /** What a unit measures, and the unit into which it is converted. */
  enum Quantity {
    DISTANCE_METERS,
    MASS_KILOGRAMS,
    SPEED_KILOMETERS_PER_HOUR,
    PACE_SECONDS_PER_500_METERS,
    STEPS_PER_MINUTE,
    REVOLUTIONS_PER_MINUTE,
    STROKES_PER_MINUTE,
    POWER_WATTS
  }

  private static final CsafeUnit[] ALL = values();

  private final int code;
  private final Quantity quantity;
  private final double multiplier;
  private final double divisor;

  CsafeUnit(int code, Quantity quantity, double multiplier, double divisor) {
    this.code = code;
    this.quantity = quantity;
    this.multiplier = multiplier;
    this.divisor = divisor;
  }

  /** The unit of a byte, null if it is not one that is read here. */
  static @Nullable CsafeUnit ofCode(int code) {
    for (CsafeUnit unit : ALL) {
      if (unit.code == code) {
        return unit;
      }
    }
    return null;
  }

  /** The value in the unit of the quantity, NaN if the unit byte stands for something else. */
  static double convertOrNaN(long raw, int unitCode, Quantity quantity) {
    CsafeUnit unit = ofCode(unitCode);
    return unit == null || unit.quantity != quantity ? Double.NaN : unit.convert(raw);
  }

  // Division, not multiplication by 0.1: it yields the double nearest to the decimal value.
  double convert(long raw) {
    return raw * multiplier / divisor;
  }

  int code() {
    return code;
  }

  Quantity quantity() {
    return quantity;
  }
}
