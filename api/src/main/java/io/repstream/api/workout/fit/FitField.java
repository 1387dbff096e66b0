package io.repstream.api.workout.fit;

/**
 * A field of a FIT message.
 *
 * @param number in its message
 * @param scale what a value is multiplied by
 */
public record FitField(int number, FitType type, double scale) {
  public static FitField of(int number, FitType type) {
    return new FitField(number, type, 1);
  }

  public static FitField scaled(int number, FitType type, double scale) {
    return new FitField(number, type, scale);
  }
}
