package io.repstream.api.workout.activity;

import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import io.repstream.common.workout.part.HeartRateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The points of an activity, and what they amount to: each stands for the time since the one
 * before, unless that is so long that nobody recorded. For one thread.
 */
final class Points {
  /** Twenty-seven hours by the second. */
  static final int MOST = 100_000;

  /** Devices that save room leave out up to a minute of what does not change. */
  private static final long LONGEST_INTERVAL_MS = 60_000;

  private static final int HIGHEST_HEART_RATE = 254;
  private static final double MS = 1_000;

  private final List<Point> points = new ArrayList<>();

  void add(Point point) throws UnreadableActivityException {
    if (points.size() == MOST) {
      throw new UnreadableActivityException("more than 100,000 points");
    }
    points.add(point);
  }

  boolean isEmpty() {
    return points.isEmpty();
  }

  List<Point> inOrder() {
    points.sort(Comparator.comparingLong(Point::timeMs));
    return points;
  }

  /** The totals of all of them; there is one at least. */
  Told told() {
    List<Point> all = inOrder();
    double activeSeconds = 0;
    for (int i = 1; i < all.size(); i++) {
      activeSeconds += intervalMs(i) / MS;
    }
    return new Told(
        all.getFirst().timeMs(),
        all.getLast().timeMs(),
        activeSeconds,
        distance(),
        Double.NaN,
        spread(Point::powerWatts),
        spread(Point::speedMetersPerSecond),
        spread(Point::cadenceRpm),
        spread(Point::heartRateBpm));
  }

  List<HeartRateTime> heartRates() {
    TreeMap<Integer, Long> rates = new TreeMap<>();
    for (int i = 1; i < points.size(); i++) {
      double bpm = points.get(i).heartRateBpm();
      if (bpm >= 1 && bpm <= HIGHEST_HEART_RATE) {
        rates.merge((int) bpm, intervalMs(i), Long::sum);
      }
    }
    return rates.entrySet().stream()
        .map(rate -> new HeartRateTime(rate.getKey(), rate.getValue()))
        .toList();
  }

  private long intervalMs(int index) {
    long ms = points.get(index).timeMs() - points.get(index - 1).timeMs();
    return ms > LONGEST_INTERVAL_MS ? 0 : ms;
  }

  private double distance() {
    return points.stream()
        .mapToDouble(Point::distanceMeters)
        .filter(meters -> !Double.isNaN(meters))
        .max()
        .orElse(Double.NaN);
  }

  private @Nullable Spread spread(ToDoubleFunction<Point> quantity) {
    double weighted = 0;
    double time = 0;
    double max = Double.NaN;
    for (int i = 0; i < points.size(); i++) {
      double value = quantity.applyAsDouble(points.get(i));
      if (!Double.isNaN(value)) {
        double ms = i == 0 ? 1 : Math.max(1, intervalMs(i));
        weighted += value * ms;
        time += ms;
        max = Double.isNaN(max) ? value : Math.max(max, value);
      }
    }
    return time == 0 ? null : Told.spread(weighted / time, max);
  }
}
