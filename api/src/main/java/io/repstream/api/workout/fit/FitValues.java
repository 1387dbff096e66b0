package io.repstream.api.workout.fit;

import java.util.Map;

/**
 * A message of a FIT file as read.
 *
 * @param global number of the profile
 * @param fields numbers of its known fields, unscaled
 */
public record FitValues(int global, Map<Integer, Double> fields) {
  /** A field divided by its scale; NaN where it is unknown. */
  public double value(int number, double scale) {
    Double value = fields.get(number);
    return value == null ? Double.NaN : value / scale;
  }

  /** A field that is a whole number; -1 where it is unknown. */
  public long whole(int number) {
    Double value = fields.get(number);
    return value == null ? -1 : Math.round(value);
  }

  /** The first of two fields that is known: newer devices write the wider one. */
  public double value(int number, int otherwise, double scale) {
    double value = value(number, scale);
    return Double.isNaN(value) ? value(otherwise, scale) : value;
  }
}
