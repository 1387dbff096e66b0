package io.repstream.api.workout.activity;

/**
 * A moment of an activity. Unknown is NaN.
 *
 * @param cadenceRpm revolutions, strokes or steps per minute
 * @param distanceMeters since the begin
 */
public record Point(
    long timeMs,
    double powerWatts,
    double speedMetersPerSecond,
    double cadenceRpm,
    double heartRateBpm,
    double distanceMeters) {}
