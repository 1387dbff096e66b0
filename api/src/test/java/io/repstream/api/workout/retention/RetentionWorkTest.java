package io.repstream.api.workout.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.decoder.StandardProfiles;
import io.repstream.api.ingest.apply.BikeShard;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.workout.KeptSeries;
import io.repstream.api.workout.SeriesStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutSamples;
import io.repstream.api.workout.WorkoutSamples.Window;
import io.repstream.api.workout.WorkoutSeries;
import io.repstream.common.id.JobId;
import io.repstream.common.id.WorkoutId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RetentionWorkTest {
  private static final Duration RAW_LIFE = Duration.ofDays(400);

  private final BikeShard shard = new BikeShard();
  private final KnownSeries kept = new KnownSeries();
  private final WorkoutSamples series =
      new WorkoutSamples(shard.samples, kept, new StandardProfiles());
  private final RetentionWork work =
      new RetentionWork(shard.samples, shard.workouts, series, kept, RAW_LIFE);

  private static final class KnownSeries implements SeriesStore {
    private final Map<WorkoutId, WorkoutSeries> series = new HashMap<>();

    @Override
    public void put(KeptSeries kept) {
      series.putIfAbsent(kept.id(), kept.series());
    }

    @Override
    public Optional<WorkoutSeries> of(WorkoutId id) {
      return Optional.ofNullable(series.get(id));
    }
  }

  @Test
  void oldWorkoutKeepsItsSeriesAndLosesItsSamples() {
    shard.bike.rest(2).ride(300).rest(20).ride(300).signOut();
    shard.consume();
    WorkoutRecord ride = shard.only();
    Window whole = new Window(ride.startedAt(), ride.endedAt().plusMillis(1), 31);
    WorkoutSeries before = series.series(ride, whole);

    String result = runAll(ride.endedAt().plus(RAW_LIFE).plusSeconds(1));

    assertThat(result).isEqualTo("{\"bucketsRemoved\":3}");
    assertThat(shard.samples.removeOlder(Instant.MAX, 10)).as("nothing is left").isZero();
    assertThat(series.series(ride, whole)).isEqualTo(before);
    assertThat(series.finest(ride).shape(whole.rows()).offsetSeconds()).hasSize(31);
    assertThat(runAll(ride.endedAt().plus(RAW_LIFE).plusSeconds(2)))
        .isEqualTo("{\"bucketsRemoved\":0}");
    assertThat(series.series(ride, whole)).isEqualTo(before);
  }

  @Test
  void youngSamplesStay() {
    for (int i = 0; i < 25; i++) {
      shard.bike.ride(20).signOut();
    }
    shard.consume();
    shard.bike.silent(86_400).rest(300).ride(20).signOut();
    shard.consume();
    List<WorkoutRecord> all = shard.workouts.ofMachineSince(shard.bike.machineId(), Instant.EPOCH);

    runAll(all.getFirst().startedAt().plus(RAW_LIFE).plus(Duration.ofHours(2)));

    assertThat(kept.series).hasSize(25).doesNotContainKey(all.getLast().id());
    assertThat(series.finest(all.getLast()).offsetSeconds()).hasSize(20);
  }

  /** Each step as a process would do it that was killed after each checkpoint. */
  private String runAll(Instant createdAt) {
    String checkpoint = "";
    while (true) {
      JobRun run =
          new JobRun(new JobId(new UUID(0, 1)), Optional.empty(), "", checkpoint, createdAt, 1);
      JobStep step = work.next(run);
      switch (step) {
        case JobStep.More more -> checkpoint = more.checkpoint();
        case JobStep.Done(String result) -> {
          return result;
        }
        case JobStep.Impossible impossible -> throw new AssertionError(impossible);
      }
    }
  }
}
