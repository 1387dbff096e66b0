package io.repstream.api.workout;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.figure.Reading;
import org.junit.jupiter.api.Test;

class SeriesBuilderTest {
  private static final long START_MS = 10_000;

  private final SeriesBuilder series = new SeriesBuilder(START_MS, START_MS + 40_000, 4);

  @Test
  void answersMeansOfEqualStretchesInColumns() {
    series.add(START_MS, reading(100, 2), 5);
    series.add(START_MS + 9_999, reading(200, 4), 25);
    series.add(START_MS + 10_000, reading(300, Double.NaN), 30);

    WorkoutSeries built = series.build(START_MS);

    assertThat(built.offsetSeconds()).containsExactly(0.0, 10.0);
    assertThat(built.powerWatts()).containsExactly(150.0, 300.0);
    assertThat(built.speedMetersPerSecond()).containsExactly(3.0, null);
    assertThat(built.heartRateBpm()).containsExactly(null, null);
    assertThat(built.distanceMeters()).containsExactly(25.0, 30.0);
  }

  @Test
  void leavesOutStretchesWithoutSamplesAndWhatLiesOutside() {
    series.add(START_MS - 1, reading(1, 1), 0);
    series.add(START_MS + 25_000, reading(100, 2), Double.NaN);
    series.add(START_MS + 40_000, reading(1, 1), 0);

    WorkoutSeries built = series.build(START_MS - 5_000);

    assertThat(built.offsetSeconds()).as("counted from the workout's begin").containsExactly(25.0);
    assertThat(built.distanceMeters()).containsExactly((Double) null);
  }

  private static Reading reading(double watts, double metersPerSecond) {
    double none = Double.NaN;
    return new Reading(
        MachineType.ROWER, watts, metersPerSecond, none, none, none, none, none, none, none);
  }
}
