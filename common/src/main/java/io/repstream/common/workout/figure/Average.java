package io.repstream.common.workout.figure;

import org.jspecify.annotations.Nullable;

/**
 * A mean weighted by time, and the highest value.
 *
 * @param weightedSum value × milliseconds
 * @param weightMs milliseconds
 * @param plainSum of the values, for the case that no time has passed between them
 * @param count of the values
 * @param highest of the values
 */
record Average(double weightedSum, long weightMs, double plainSum, long count, double highest) {
  static final Average NONE = new Average(0, 0, 0, 0, Double.NEGATIVE_INFINITY);

  /** With a value that held for a time; NaN changes nothing. */
  Average plus(double value, long durationMs) {
    if (Double.isNaN(value)) {
      return this;
    }
    return new Average(
        weightedSum + value * durationMs,
        weightMs + durationMs,
        plainSum + value,
        count + 1,
        Math.max(highest, value));
  }

  /** The mean, null where there is no value. */
  @Nullable Double mean() {
    if (count == 0) {
      return null;
    }
    return weightMs > 0 ? weightedSum / weightMs : plainSum / count;
  }

  /** The highest value, null where there is none. */
  @Nullable Double max() {
    return count == 0 ? null : highest;
  }
}
