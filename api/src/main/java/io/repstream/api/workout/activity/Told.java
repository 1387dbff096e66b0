package io.repstream.api.workout.activity;

import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.Lap;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The totals of a stretch, by whoever tells them: the file for a lap or the whole, or the points in
 * it. Unknown is NaN or null.
 */
record Told(
    long startMs,
    long endMs,
    double activeSeconds,
    double distanceMeters,
    double energyKcal,
    @Nullable Spread powerWatts,
    @Nullable Spread speedMetersPerSecond,
    @Nullable Spread cadenceRpm,
    @Nullable Spread heartRateBpm) {
  private static final double MS = 1_000;

  /** A quantity of which the average is known, and perhaps the highest. */
  static @Nullable Spread spread(double average, double max) {
    return Double.isNaN(average) ? null : new Spread(average, Double.isNaN(max) ? average : max);
  }

  /** The same, with what it does not know as another one has it. */
  Told orElse(Told other) {
    return new Told(
        startMs,
        endMs,
        known(activeSeconds, other.activeSeconds),
        known(distanceMeters, other.distanceMeters),
        known(energyKcal, other.energyKcal),
        known(powerWatts, other.powerWatts),
        known(speedMetersPerSecond, other.speedMetersPerSecond),
        known(cadenceRpm, other.cadenceRpm),
        known(heartRateBpm, other.heartRateBpm));
  }

  /** The whole of some stretches: sums, averages by time, highest values. */
  static Told whole(List<Told> parts) {
    return new Told(
        parts.getFirst().startMs,
        parts.getLast().endMs,
        sum(parts, Told::activeSeconds),
        sum(parts, Told::distanceMeters),
        sum(parts, Told::energyKcal),
        average(parts, Told::powerWatts),
        average(parts, Told::speedMetersPerSecond),
        average(parts, Told::cadenceRpm),
        average(parts, Told::heartRateBpm));
  }

  Lap lap(Lap.Trigger trigger) {
    double active = Double.isNaN(activeSeconds) ? (endMs - startMs) / MS : activeSeconds;
    return new Lap(
        startMs,
        endMs,
        trigger,
        null,
        Math.round(active * MS),
        orNull(distanceMeters),
        orNull(energyKcal),
        powerWatts,
        speedMetersPerSecond,
        cadenceRpm,
        heartRateBpm);
  }

  static @Nullable Double orNull(double value) {
    return Double.isNaN(value) ? null : Double.valueOf(value);
  }

  private static double known(double first, double otherwise) {
    return Double.isNaN(first) ? otherwise : first;
  }

  private static @Nullable Spread known(@Nullable Spread first, @Nullable Spread otherwise) {
    return first == null ? otherwise : first;
  }

  private static double sum(List<Told> parts, ToDoubleFunction<Told> figure) {
    return parts.stream()
        .mapToDouble(figure)
        .filter(value -> !Double.isNaN(value))
        .reduce(Double::sum)
        .orElse(Double.NaN);
  }

  private static @Nullable Spread average(
      List<Told> parts, Function<Told, @Nullable Spread> figure) {
    double weighted = 0;
    double time = 0;
    double max = 0;
    for (Told part : parts) {
      Spread spread = figure.apply(part);
      if (spread != null) {
        weighted += spread.average() * (part.endMs - part.startMs);
        time += part.endMs - part.startMs;
        max = Math.max(max, spread.max());
      }
    }
    return time > 0 ? new Spread(weighted / time, max) : null;
  }
}
