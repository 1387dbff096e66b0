package io.repstream.common.ftms;

/** How a raw integer becomes a value in the field's unit, and back. */
enum Scale {
  ONES,
  HALVES,
  TENTHS,
  HUNDREDTHS,
  TENS,
  /** Raw is speed in 0.1 km/min, the value is seconds per 500 m; raw 0 stands for no movement. */
  PACE_FROM_SPEED,
  /** Halves by the specification; some rowers send whole strokes, so the profile decides. */
  PROFILE_STROKE_RATE,
  /** Tenths by the specification; some cross trainers send whole strides. */
  PROFILE_STRIDE_COUNT;

  /** 500 m at 0.1 km/min take 300 s. */
  private static final double PACE_AT_RAW_ONE = 300.0;

  // Division, not multiplication by 0.01: it yields the double nearest to the decimal value.
  double toValue(int raw, DecoderProfile profile) {
    return switch (this) {
      case ONES -> raw;
      case HALVES -> raw / 2.0;
      case TENTHS -> raw / 10.0;
      case HUNDREDTHS -> raw / 100.0;
      case TENS -> raw * 10.0;
      case PACE_FROM_SPEED -> PACE_AT_RAW_ONE / raw;
      case PROFILE_STROKE_RATE -> raw / (double) profile.strokeRateDivider();
      case PROFILE_STRIDE_COUNT -> raw / (double) profile.strideCountDivider();
    };
  }

  /** The nearest raw value; it may lie outside of the range of the wire type. */
  long toRaw(double value, DecoderProfile profile) {
    return Math.round(
        switch (this) {
          case ONES -> value;
          case HALVES -> value * 2.0;
          case TENTHS -> value * 10.0;
          case HUNDREDTHS -> value * 100.0;
          case TENS -> value / 10.0;
          case PACE_FROM_SPEED -> value == 0.0 ? 0.0 : PACE_AT_RAW_ONE / value;
          case PROFILE_STROKE_RATE -> value * profile.strokeRateDivider();
          case PROFILE_STRIDE_COUNT -> value * profile.strideCountDivider();
        });
  }
}
