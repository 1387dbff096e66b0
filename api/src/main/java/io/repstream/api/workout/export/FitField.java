package io.repstream.api.workout.export;

/**
 * A field of a FIT message.
 *
 * @param number in its message
 * @param scale what a value is multiplied by
 */
record FitField(int number, FitType type, double scale) {
  static FitField of(int number, FitType type) {
    return new FitField(number, type, 1);
  }

  static FitField scaled(int number, FitType type, double scale) {
    return new FitField(number, type, scale);
  }
}
