package io.repstream.api.workout;

import io.repstream.api.workout.WorkoutSamples.Window;
import io.repstream.api.workout.activity.Point;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A workout over time, in columns of equal length: row i of each is one stretch of time. Momentary
 * values are means over the stretch; the distance is what was reached at its end. Unknown is null.
 */
@Schema(name = "WorkoutSeries", description = "A workout over time, in columns of equal length")
public record WorkoutSeries(
    @Schema(description = "How long a row is", example = "6.0") double resolutionSeconds,
    @Schema(description = "Seconds from the begin of the workout to the begin of the row")
        List<Double> offsetSeconds,
    List<@Nullable Double> powerWatts,
    List<@Nullable Double> speedMetersPerSecond,
    List<@Nullable Double> cadenceRpm,
    List<@Nullable Double> heartRateBpm,
    List<@Nullable Double> distanceMeters) {

  /** A stretch of a workout out of the points of a file. */
  public static WorkoutSeries of(List<Point> points, Instant startedAt, Window window) {
    SeriesBuilder series =
        new SeriesBuilder(window.from().toEpochMilli(), window.to().toEpochMilli(), window.rows());
    points.forEach(series::add);
    return series.build(startedAt.toEpochMilli());
  }

  /**
   * The rows that keep the shape of the curve of power, else of speed.
   *
   * @param most to answer; three at least
   */
  public WorkoutSeries shape(int most) {
    boolean hasPower = powerWatts.stream().anyMatch(watts -> watts != null && watts > 0);
    List<@Nullable Double> curve = hasPower ? powerWatts : speedMetersPerSecond;
    return rows(Lttb.pick(offsetSeconds, curve, Math.max(3, most)));
  }

  private WorkoutSeries rows(int[] picked) {
    return new WorkoutSeries(
        resolutionSeconds,
        pick(offsetSeconds, picked),
        pick(powerWatts, picked),
        pick(speedMetersPerSecond, picked),
        pick(cadenceRpm, picked),
        pick(heartRateBpm, picked),
        pick(distanceMeters, picked));
  }

  private static <T extends @Nullable Object> List<T> pick(List<T> column, int[] picked) {
    List<T> rows = new ArrayList<>(picked.length);
    for (int row : picked) {
      rows.add(column.get(row));
    }
    return rows;
  }
}
