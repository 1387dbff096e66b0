package io.repstream.api.workout.member;

import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutSamples;
import io.repstream.api.workout.WorkoutSamples.Window;
import io.repstream.api.workout.WorkoutSeries;
import io.repstream.api.workout.activity.Activity;
import io.repstream.api.workout.activity.Point;
import io.repstream.api.workout.added.AddedWorkout;
import io.repstream.api.workout.added.Originals;
import io.repstream.api.workout.member.MemberWorkout.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Workouts over time: out of the samples of a machine, or out of the file that a workout came from.
 * Safe for all threads; calls may block.
 */
@ApplicationScoped
public class WorkoutCurve {
  /** Six hours by the second; longer workouts have longer rows. */
  private static final long MOST_SECONDS = 21_600;

  private final WorkoutSamples samples;
  private final Originals originals;

  @Inject
  public WorkoutCurve(WorkoutSamples samples, Originals originals) {
    this.samples = samples;
    this.originals = originals;
  }

  /** Reads a stretch of a workout, in means over equal stretches of time. */
  public WorkoutSeries series(MemberWorkout workout, Window window) {
    return switch (workout.origin()) {
      case Origin.Recorded(WorkoutRecord recorded) -> samples.series(recorded, window);
      case Origin.Added(AddedWorkout added) -> {
        List<Point> points = originals.activity(added).map(Activity::points).orElse(List.of());
        yield WorkoutSeries.of(points, workout.startedAt(), window);
      }
    };
  }

  /** Reads a stretch of a workout by single seconds that keep the shape of its curve. */
  public WorkoutSeries shape(MemberWorkout workout, Window window) {
    long seconds = Math.max(1, Duration.between(window.from(), window.to()).toSeconds());
    int rows = (int) Math.min(MOST_SECONDS, seconds);
    return series(workout, new Window(window.from(), window.to(), rows)).shape(window.rows());
  }

  /** The whole workout by the second. */
  public WorkoutSeries seconds(MemberWorkout workout) {
    // The last sample belongs to the workout, and the end of a window is exclusive.
    Instant end = workout.endedAt().plusSeconds(1);
    long seconds = Math.max(1, Duration.between(workout.startedAt(), end).toSeconds());
    Instant to = workout.startedAt().plusSeconds(seconds);
    int rows = (int) Math.min(MOST_SECONDS, seconds);
    return series(workout, new Window(workout.startedAt(), to, rows));
  }
}
