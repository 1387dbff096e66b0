package io.repstream.common.workout.part;

import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a workout.
 *
 * @param startMs sample time
 * @param endMs sample time, where the next one begins
 * @param trigger what ended it
 * @param activeMs time in motion
 */
public record Lap(
    long startMs,
    long endMs,
    Trigger trigger,
    long activeMs,
    @Nullable Double distanceMeters,
    @Nullable Double energyKcal,
    @Nullable Spread powerWatts,
    @Nullable Spread speedMetersPerSecond,
    @Nullable Spread cadenceRpm,
    @Nullable Spread heartRateBpm) {

  /** What ends a lap. */
  public enum Trigger {
    /** A round distance for the kind of machine was done. */
    DISTANCE,
    /** The workout ended. */
    END
  }
}
