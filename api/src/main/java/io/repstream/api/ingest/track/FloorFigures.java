package io.repstream.api.ingest.track;

import io.repstream.common.redis.LiveFigures.Figures;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.figure.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Rounds what was measured to what a floor shows. */
final class FloorFigures {
  private static final double WHOLE = 1;
  private static final double TENTHS = 10;
  private static final double THOUSANDTHS = 1_000;

  private FloorFigures() {}

  /**
   * Momentary values, and the running totals of the workout under way.
   *
   * @param latest null before the first measurement
   */
  static @Nullable Figures of(@Nullable Reading latest, Optional<Workout> underWay) {
    if (latest == null) {
      return null;
    }
    Double heartRate = rounded(latest.heartRateBpm(), WHOLE);
    return new Figures(
        rounded(latest.powerWatts(), WHOLE),
        rounded(latest.speedMetersPerSecond(), THOUSANDTHS),
        rounded(latest.cadenceRpm(), TENTHS),
        heartRate == null ? null : heartRate.intValue(),
        rounded(latest.inclinePercent(), TENTHS),
        rounded(latest.resistanceLevel(), TENTHS),
        underWay.map(workout -> rounded(workout.figures().distanceMeters(), TENTHS)).orElse(null),
        underWay.map(workout -> rounded(workout.figures().energyKcal(), TENTHS)).orElse(null),
        underWay.map(workout -> workout.figures().activeTime().toSeconds()).orElse(null));
  }

  private static @Nullable Double rounded(@Nullable Double value, double parts) {
    return value == null || value.isNaN() ? null : Math.round(value * parts) / parts;
  }
}
