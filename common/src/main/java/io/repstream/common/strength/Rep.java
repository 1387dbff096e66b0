package io.repstream.common.strength;

import org.jspecify.annotations.Nullable;

/**
 * A repetition as reported.
 *
 * @param index from 1, unique in its set and side
 * @param atMs sample time of the report
 * @param concentricMs lifting
 * @param pauseMs between lifting and lowering
 * @param eccentricMs lowering
 * @param meanVelocity of lifting, m/s, as is the next
 * @param meanPower W, as is the next
 * @param romMillimeters range of motion
 */
public record Rep(
    int index,
    Side side,
    long atMs,
    @Nullable Long concentricMs,
    @Nullable Long pauseMs,
    @Nullable Long eccentricMs,
    @Nullable Double meanVelocity,
    @Nullable Double peakVelocity,
    @Nullable Double meanPower,
    @Nullable Double peakPower,
    @Nullable Double romMillimeters,
    Load load,
    RepQuality quality) {

  /** How long it took; null where the machine did not say. */
  public @Nullable Long durationMs() {
    if (concentricMs == null && eccentricMs == null) {
      return null;
    }
    return orZero(concentricMs) + orZero(pauseMs) + orZero(eccentricMs);
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }
}
