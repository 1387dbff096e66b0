package io.repstream.api.workout;

import io.repstream.api.workout.activity.Point;
import io.repstream.common.workout.figure.Reading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gathers a workout's readings into rows of equal time. Memory is bounded by the number of rows,
 * whatever the workout's length. For one thread.
 */
final class SeriesBuilder {
  private final long fromMs;
  private final double rowMs;
  private final Mean[] power;
  private final Mean[] speed;
  private final Mean[] cadence;
  private final Mean[] heartRate;
  private final double[] distance;
  private final boolean[] seen;

  /**
   * @param fromMs begin of the first row
   * @param toMs end of the last, above {@code fromMs}
   * @param rows at least one
   */
  SeriesBuilder(long fromMs, long toMs, int rows) {
    this.fromMs = fromMs;
    this.rowMs = (double) (toMs - fromMs) / rows;
    this.power = means(rows);
    this.speed = means(rows);
    this.cadence = means(rows);
    this.heartRate = means(rows);
    this.distance = new double[rows];
    this.seen = new boolean[rows];
    Arrays.fill(distance, Double.NaN);
  }

  /** A mean of what is known. */
  private static final class Mean {
    private double sum;
    private int count;

    void add(double value) {
      if (!Double.isNaN(value)) {
        sum += value;
        count++;
      }
    }

    @Nullable Double value() {
      return count == 0 ? null : rounded(sum / count);
    }
  }

  /**
   * Adds a reading of a machine.
   *
   * @param distanceMeters of the workout so far, NaN where unknown
   */
  void add(long timeMs, Reading reading, double distanceMeters) {
    add(
        new Point(
            timeMs,
            reading.powerWatts(),
            reading.speedMetersPerSecond(),
            reading.cadenceRpm(),
            reading.heartRateBpm(),
            distanceMeters));
  }

  /** Adds a point. */
  void add(Point point) {
    int row = rowOf(point.timeMs());
    if (row < 0) {
      return;
    }
    seen[row] = true;
    power[row].add(point.powerWatts());
    speed[row].add(point.speedMetersPerSecond());
    cadence[row].add(point.cadenceRpm());
    heartRate[row].add(point.heartRateBpm());
    if (!Double.isNaN(point.distanceMeters())) {
      distance[row] = point.distanceMeters();
    }
  }

  /** Whether nothing was added within the stretch. */
  boolean isEmpty() {
    for (boolean row : seen) {
      if (row) {
        return false;
      }
    }
    return true;
  }

  /**
   * Adds the rows of a finer series.
   *
   * @param startMs begin of the workout, from which its offsets count
   */
  void addAll(WorkoutSeries finer, long startMs) {
    for (int i = 0; i < finer.offsetSeconds().size(); i++) {
      long timeMs = startMs + Math.round(finer.offsetSeconds().get(i) * 1_000);
      int row = rowOf(timeMs);
      if (row >= 0) {
        seen[row] = true;
        power[row].add(orNan(finer.powerWatts().get(i)));
        speed[row].add(orNan(finer.speedMetersPerSecond().get(i)));
        cadence[row].add(orNan(finer.cadenceRpm().get(i)));
        heartRate[row].add(orNan(finer.heartRateBpm().get(i)));
        Double meters = finer.distanceMeters().get(i);
        distance[row] = meters == null ? distance[row] : meters;
      }
    }
  }

  private static double orNan(@Nullable Double value) {
    return value == null ? Double.NaN : value;
  }

  /** Negative where the moment lies outside. */
  private int rowOf(long timeMs) {
    int row = (int) ((timeMs - fromMs) / rowMs);
    return timeMs < fromMs || row >= seen.length ? -1 : row;
  }

  /**
   * The rows that hold anything.
   *
   * @param startMs begin of the workout, from which offsets count
   */
  WorkoutSeries build(long startMs) {
    List<Double> offsets = new ArrayList<>();
    List<@Nullable Double> reached = new ArrayList<>();
    for (int row = 0; row < seen.length; row++) {
      if (seen[row]) {
        offsets.add(rounded((fromMs - startMs + row * rowMs) / 1_000));
        reached.add(Double.isNaN(distance[row]) ? null : rounded(distance[row]));
      }
    }
    return new WorkoutSeries(
        rounded(rowMs / 1_000),
        offsets,
        column(power),
        column(speed),
        column(cadence),
        column(heartRate),
        reached);
  }

  private List<@Nullable Double> column(Mean[] means) {
    List<@Nullable Double> column = new ArrayList<>();
    for (int row = 0; row < seen.length; row++) {
      if (seen[row]) {
        column.add(means[row].value());
      }
    }
    return column;
  }

  private static Mean[] means(int rows) {
    Mean[] means = new Mean[rows];
    Arrays.setAll(means, _ -> new Mean());
    return means;
  }

  private static double rounded(double value) {
    return Math.round(value * 1_000) / 1_000.0;
  }
}
