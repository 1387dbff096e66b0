package io.repstream.api.workout.retention;

import io.repstream.api.job.JobProgress;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.job.JobWork;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.KeptSeries;
import io.repstream.api.workout.SeriesStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutSamples;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.api.workout.WorkoutStore.ListPlace;
import io.repstream.common.id.WorkoutId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Each day: keeps the series of every workout that is older than raw samples may get, and then, and
 * only then, removes those samples. A few workouts or buckets in each step; a step that is done
 * twice leaves the same behind.
 *
 * <p>Checkpoints: {@code keep,<startedAt>,<workoutId>} while series are kept, {@code
 * remove,<count>} while buckets are removed.
 */
@ApplicationScoped
public class RetentionWork implements JobWork {
  private static final String KEEP = "keep";
  private static final String REMOVE = "remove";
  private static final int WORKOUTS_PER_STEP = 20;
  private static final int BUCKETS_PER_STEP = 500;

  private final SampleStore samples;
  private final WorkoutStore workouts;
  private final WorkoutSamples series;
  private final SeriesStore kept;
  private final Duration rawLife;

  @Inject
  public RetentionWork(
      SampleStore samples,
      WorkoutStore workouts,
      WorkoutSamples series,
      SeriesStore kept,
      ApiConfig config) {
    this(samples, workouts, series, kept, config.rawSampleLife());
  }

  RetentionWork(
      SampleStore samples,
      WorkoutStore workouts,
      WorkoutSamples series,
      SeriesStore kept,
      Duration rawLife) {
    this.samples = samples;
    this.workouts = workouts;
    this.series = series;
    this.kept = kept;
    this.rawLife = rawLife;
  }

  @Override
  public String kind() {
    return "sample-retention";
  }

  @Override
  public Optional<Duration> every() {
    return Optional.of(Duration.ofDays(1));
  }

  @Override
  public JobStep next(JobRun run) {
    Instant limit = run.createdAt().minus(rawLife);
    String[] place = run.checkpoint().split(",", -1);
    return place[0].equals(REMOVE)
        ? remove(limit, Long.parseLong(place[1]))
        : keep(limit, place(place));
  }

  private static Optional<ListPlace> place(String[] checkpoint) {
    return checkpoint[0].equals(KEEP)
        ? Optional.of(new ListPlace(Instant.parse(checkpoint[1]), WorkoutId.parse(checkpoint[2])))
        : Optional.empty();
  }

  private JobStep keep(Instant limit, Optional<ListPlace> after) {
    List<WorkoutRecord> page = workouts.startedBefore(limit, after, WORKOUTS_PER_STEP);
    for (WorkoutRecord workout : page) {
      if (kept.of(workout.id()).isEmpty()) {
        kept.put(new KeptSeries(workout.id(), series.finest(workout)));
      }
    }
    if (page.size() < WORKOUTS_PER_STEP) {
      return new JobStep.More(REMOVE + ",0", new JobProgress(0, null, "samples removed"));
    }
    WorkoutRecord last = page.getLast();
    return new JobStep.More(
        KEEP + "," + last.startedAt() + "," + last.id(),
        new JobProgress(0, null, "series kept until " + last.startedAt()));
  }

  private JobStep remove(Instant limit, long before) {
    int removed = samples.removeOlder(limit, BUCKETS_PER_STEP);
    long all = before + removed;
    return removed < BUCKETS_PER_STEP
        ? new JobStep.Done("{\"bucketsRemoved\":" + all + "}")
        : new JobStep.More(REMOVE + "," + all, new JobProgress(all, null, "samples removed"));
  }
}
