package io.repstream.perf.session;

import com.garmin.fit.LapMesg;
import com.garmin.fit.SessionMesg;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.Lap;
import io.repstream.common.workout.part.Pause;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What FIT says of a lap or a session, in the units of its resolution; unknown is null. */
record FitTotals(
    Instant start,
    @Nullable Long elapsedMs,
    @Nullable Long timerMs,
    @Nullable Long centimeters,
    @Nullable Long kcal,
    Range millimetersPerSecond,
    Range bpm,
    Range rpm,
    Range watts) {

  /** An average and the highest value. */
  record Range(@Nullable Long average, @Nullable Long max) {
    private static Range of(@Nullable Spread spread, double scale) {
      return spread == null
          ? new Range(null, null)
          : new Range(Math.round(spread.average() * scale), Math.round(spread.max() * scale));
    }
  }

  /** What it should say. */
  static FitTotals of(Lap lap, List<Pause> pauses, double cadenceDivider) {
    long elapsedMs = lap.endMs() - lap.startMs();
    long pausedMs =
        pauses.stream()
            .mapToLong(p -> Math.min(lap.endMs(), p.toMs()) - Math.max(lap.startMs(), p.fromMs()))
            .filter(ms -> ms > 0)
            .sum();
    return new FitTotals(
        Instant.ofEpochMilli(lap.startMs()),
        elapsedMs,
        elapsedMs - pausedMs,
        scaled(lap.distanceMeters(), 100),
        scaled(lap.energyKcal(), 1),
        Range.of(lap.speedMetersPerSecond(), 1_000),
        Range.of(lap.heartRateBpm(), 1),
        Range.of(lap.cadenceRpm(), 1 / cadenceDivider),
        Range.of(lap.powerWatts(), 1));
  }

  static FitTotals of(LapMesg lap) {
    return new FitTotals(
        lap.getStartTime().getDate().toInstant(),
        scaled(lap.getTotalElapsedTime(), 1_000),
        scaled(lap.getTotalTimerTime(), 1_000),
        scaled(lap.getTotalDistance(), 100),
        scaled(lap.getTotalCalories(), 1),
        range(lap.getAvgSpeed(), lap.getMaxSpeed(), 1_000),
        range(lap.getAvgHeartRate(), lap.getMaxHeartRate(), 1),
        range(lap.getAvgCadence(), lap.getMaxCadence(), 1),
        range(lap.getAvgPower(), lap.getMaxPower(), 1));
  }

  static FitTotals of(SessionMesg session) {
    return new FitTotals(
        session.getStartTime().getDate().toInstant(),
        scaled(session.getTotalElapsedTime(), 1_000),
        scaled(session.getTotalTimerTime(), 1_000),
        scaled(session.getTotalDistance(), 100),
        scaled(session.getTotalCalories(), 1),
        range(session.getAvgSpeed(), session.getMaxSpeed(), 1_000),
        range(session.getAvgHeartRate(), session.getMaxHeartRate(), 1),
        range(session.getAvgCadence(), session.getMaxCadence(), 1),
        range(session.getAvgPower(), session.getMaxPower(), 1));
  }

  private static Range range(@Nullable Number average, @Nullable Number max, double scale) {
    return new Range(scaled(average, scale), scaled(max, scale));
  }

  private static @Nullable Long scaled(@Nullable Number value, double scale) {
    return value == null ? null : Long.valueOf(Math.round(value.doubleValue() * scale));
  }
}
