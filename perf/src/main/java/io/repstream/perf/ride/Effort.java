package io.repstream.perf.ride;

/**
 * A stretch of training at one aim.
 *
 * @param seconds how long
 * @param intensity share of the athlete's threshold, 0 to 1.5
 */
public record Effort(Kind kind, double seconds, double intensity) {
  /** What the stretch is for. */
  public enum Kind {
    WARM_UP,
    STEADY,
    HARD,
    RECOVERY,
    /** The athlete rests; the machine waits. */
    PAUSE,
    COOL_DOWN
  }

  public Effort {
    if (!(seconds > 0)) {
      throw new IllegalArgumentException("an effort takes time");
    }
    if (!(intensity >= 0 && intensity <= 1.5)) {
      throw new IllegalArgumentException("intensity must be 0 to 1.5");
    }
    if (kind == Kind.PAUSE && intensity != 0) {
      throw new IllegalArgumentException("nobody works in a pause");
    }
  }
}
