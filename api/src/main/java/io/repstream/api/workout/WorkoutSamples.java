package io.repstream.api.workout;

import io.repstream.api.decoder.DecoderProfileStore;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketSamples;
import io.repstream.api.sample.SampleRange;
import io.repstream.api.sample.SampleStore;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.ftms.FragmentMerger.MergedRecord;
import io.repstream.common.id.BootId;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.figure.CountedDistance;
import io.repstream.common.workout.figure.Reading;
import io.repstream.common.workout.fold.MeasurementReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads a workout over time from its stored samples: only the buckets of its evidence, one after
 * another. Safe for all threads; calls may block.
 */
@ApplicationScoped
public class WorkoutSamples {
  private static final int MOST_BOOTS = 1_000;

  /** A day's second rows would be 86,400; longer workouts have longer rows. */
  private static final int MOST_SECONDS = 21_600;

  private final SampleStore samples;
  private final SeriesStore kept;
  private final DecoderProfileStore profiles;

  @Inject
  public WorkoutSamples(SampleStore samples, SeriesStore kept, DecoderProfileStore profiles) {
    this.profiles = profiles;
    this.samples = samples;
    this.kept = kept;
  }

  /**
   * A stretch of a workout.
   *
   * @param from inclusive
   * @param to exclusive, after {@code from}
   * @param rows most to answer
   */
  public record Window(Instant from, Instant to, int rows) {}

  /** Reads a whole workout by the second, a very long one by longer rows. */
  public WorkoutSeries finest(WorkoutRecord workout) {
    long seconds = Duration.between(workout.startedAt(), workout.endedAt()).toSeconds() + 1;
    Instant end = workout.startedAt().plusSeconds(seconds);
    int rows = Math.clamp(seconds, 1, MOST_SECONDS);
    return series(workout, new Window(workout.startedAt(), end, rows));
  }

  /** Reads a stretch of a workout; from its kept series where its raw samples are gone. */
  public WorkoutSeries series(WorkoutRecord workout, Window window) {
    SeriesBuilder series =
        new SeriesBuilder(window.from().toEpochMilli(), window.to().toEpochMilli(), window.rows());
    Map<BootId, Long> skews = skews(workout);
    DecoderProfile profile = profiles.of(workout.machineId()).profile();
    for (SeqRange range : workout.evidence().ranges()) {
      long skewMs = skews.getOrDefault(range.bootId(), 0L);
      RangeReader reader = new RangeReader(workout, range, skewMs, profile, series);
      samples.read(
          new SampleRange(workout.machineId(), range.bootId(), range.firstSeq(), range.lastSeq()),
          reader::bucket);
    }
    long startMs = workout.startedAt().toEpochMilli();
    if (series.isEmpty()) {
      kept.of(workout.id()).ifPresent(rows -> series.addAll(rows, startMs));
    }
    return series.build(startMs);
  }

  private Map<BootId, Long> skews(WorkoutRecord workout) {
    Map<BootId, Long> skews = new HashMap<>();
    for (Boot boot : samples.boots(workout.machineId(), MOST_BOOTS)) {
      skews.put(boot.bootId(), boot.skew().ms());
    }
    return skews;
  }

  /** Reads the samples of one boot into a series. For one thread. */
  private static final class RangeReader {
    private final WorkoutRecord workout;
    private final SeqRange range;
    private final long skewMs;
    private final SeriesBuilder series;
    private final MeasurementReader measurements;

    RangeReader(
        WorkoutRecord workout,
        SeqRange range,
        long skewMs,
        DecoderProfile profile,
        SeriesBuilder series) {
      this.measurements = new MeasurementReader(profile);
      this.workout = workout;
      this.range = range;
      this.skewMs = skewMs;
      this.series = series;
    }

    void bucket(BucketSamples bucket) {
      for (TimedSample sample : bucket.samples(skewMs)) {
        if (range.contains(sample.seq()) && sample.kindCode() == SampleKind.FTMS.code()) {
          for (MergedRecord record : measurements.read(sample.payload(), sample.timeMs())) {
            Reading reading = Reading.of(record.data());
            double distance = reading.distanceMeters() + offsetMeters(sample);
            series.add(record.sampleTimeMillis(), reading, distance);
          }
        }
      }
    }

    /** What to add to the machine's count; NaN where its count says nothing. */
    private double offsetMeters(TimedSample sample) {
      double offset = Double.NaN;
      for (CountedDistance.Base base : workout.distanceBases()) {
        if (base.bootId().equals(sample.bootId()) && base.fromSeq() <= sample.seq()) {
          offset = base.offsetMeters();
        }
      }
      return offset;
    }
  }
}
