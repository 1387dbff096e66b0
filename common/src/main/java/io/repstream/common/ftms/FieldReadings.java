package io.repstream.common.ftms;

import java.util.function.ObjDoubleConsumer;

/**
 * What a machine said at one moment, field by field, whatever protocol carried it: what stands
 * between the decoders and those who count, show and store. FTMS gave the fields their names.
 *
 * <p>Each field is absent (the machine does not tell it), unknown (told without a value) or known;
 * zero is a known value.
 */
public interface FieldReadings {

  /** Whether the machine told the field, with or without a value. */
  boolean isPresent(FtmsField field);

  /** The value in the field's unit; NaN if the field is absent or unknown. */
  double valueOrNaN(FtmsField field);

  /** Calls back with every known field and its value, in the order of the fields. */
  void forEachKnown(ObjDoubleConsumer<FtmsField> consumer);

  /** Whether the field is present with a value. */
  default boolean isKnown(FtmsField field) {
    return !Double.isNaN(valueOrNaN(field));
  }

  /**
   * Speed in m/s, taken from the pace where the machine sends no speed; NaN if neither is known.
   */
  default double speedMetersPerSecondOrNaN() {
    return metersPerSecondOrNaN(
        valueOrNaN(FtmsField.SPEED_KILOMETERS_PER_HOUR),
        valueOrNaN(FtmsField.PACE_SECONDS_PER_500_METERS));
  }

  /** Average speed in m/s, by the same rule as the momentary one. */
  default double averageSpeedMetersPerSecondOrNaN() {
    return metersPerSecondOrNaN(
        valueOrNaN(FtmsField.AVERAGE_SPEED_KILOMETERS_PER_HOUR),
        valueOrNaN(FtmsField.AVERAGE_PACE_SECONDS_PER_500_METERS));
  }

  private static double metersPerSecondOrNaN(
      double kilometersPerHour, double paceSecondsPer500Meters) {
    return Double.isNaN(kilometersPerHour)
        ? 500.0 / paceSecondsPer500Meters
        : kilometersPerHour / 3.6;
  }
}
