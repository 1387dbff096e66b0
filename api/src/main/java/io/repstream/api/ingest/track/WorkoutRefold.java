package io.repstream.api.ingest.track;

import io.repstream.api.ingest.strength.JsonStrengthReader;
import io.repstream.api.sample.Boot;
import io.repstream.api.sample.BucketSamples;
import io.repstream.api.sample.SampleRange;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutRecord.FoldedBucket;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.workout.Evidence.SeqRange;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.MachineReading;
import io.repstream.common.workout.Position;
import io.repstream.common.workout.SignInTimeline;
import io.repstream.common.workout.Strength;
import io.repstream.common.workout.TimedSample;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.fold.WorkoutFold;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Folds one stored workout again, from the place before it, by the decoder and the calibration of
 * today. Bounded by the workout and what was still around it. For any thread; may block.
 */
public final class WorkoutRefold {
  private static final int MOST_BOOTS = 1_000;

  /** At five samples a second a workout's end is certain by then. */
  private static final long SAMPLES_AFTER = 2_000;

  private static final long FAR_FUTURE_MS = Long.MAX_VALUE / 2;

  private final SampleStore samples;
  private final SignInSource signIns;
  private final Function<MachineId, MachineReading> readings;
  private final JsonStrengthReader reader = new JsonStrengthReader();

  /**
   * @param readings in force
   */
  public WorkoutRefold(
      SampleStore samples, SignInSource signIns, Function<MachineId, MachineReading> readings) {
    this.samples = samples;
    this.signIns = signIns;
    this.readings = readings;
  }

  /** What came of it. */
  public sealed interface Result {
    /** The workout as it is now: the next version of the stored one, which may say the same. */
    record Folded(WorkoutRecord next) implements Result {}

    /** Some of its samples are not kept any more. */
    record RawExpired() implements Result {}

    /** Its samples make no such workout any more. */
    record Vanished() implements Result {}
  }

  /** Folds a workout again that does not go on. */
  public Result fold(WorkoutRecord stored) {
    MachineId machineId = stored.machineId();
    List<MemberSignIn> known = signIns.since(machineId, TrackLoader.signInsSince(stored.restart()));
    MachineReading reading = readings.apply(machineId);
    WorkoutFold fold =
        new WorkoutFold(
            machineId,
            reading.profile(),
            new Strength(reader, reading.calibration()),
            FoldRules.standard(),
            SignInTimeline.of(known.stream().map(MemberSignIn::signIn).toList()),
            stored.restart());
    Pass pass = new Pass(stored, fold);
    read(stored, new BootTable(samples.boots(machineId, MOST_BOOTS)), pass);
    return pass.seen < stored.evidence().sampleCount() ? new Result.RawExpired() : pass.result();
  }

  private void read(WorkoutRecord stored, BootTable boots, Pass pass) {
    List<SeqRange> ranges = stored.evidence().ranges();
    Position place = stored.restart().position();
    long fromMs =
        place == null ? Long.MIN_VALUE : Math.min(boots.startMs(place.bootId()), place.timeMs());
    BootId last = ranges.getLast().bootId();
    boolean isAfter = false;
    for (Boot boot : boots.inOrder()) {
      if (boot.startMs() >= fromMs) {
        boolean isFirst = place != null && place.bootId().equals(boot.bootId());
        boolean isLast = boot.bootId().equals(last);
        long from = isFirst ? place.seq() + 1 : 1;
        long through = isLast ? ranges.getLast().lastSeq() + SAMPLES_AFTER : Long.MAX_VALUE;
        // Of the boot after the workout, only its begin is of interest.
        read(
            new SampleRange(
                stored.machineId(), boot.bootId(), from, isAfter ? SAMPLES_AFTER : through),
            boot,
            pass);
        if (isAfter) {
          return;
        }
        isAfter = isLast;
      }
    }
  }

  private void read(SampleRange range, Boot boot, Pass pass) {
    samples.read(range, bucket -> pass.take(bucket, boot, range));
  }

  /** One pass over the samples. For one thread. */
  private static final class Pass {
    private final WorkoutRecord stored;
    private final WorkoutFold fold;
    private final Map<BootId, SeqRange> evidence;
    private final List<FoldedBucket> buckets = new ArrayList<>();
    private long seen;

    Pass(WorkoutRecord stored, WorkoutFold fold) {
      this.stored = stored;
      this.fold = fold;
      this.evidence =
          stored.evidence().ranges().stream()
              .collect(Collectors.toMap(SeqRange::bootId, range -> range));
    }

    void take(BucketSamples bucket, Boot boot, SampleRange range) {
      SeqRange own = evidence.get(boot.bootId());
      long before = seen;
      for (TimedSample sample : bucket.samples(boot.skew().ms())) {
        if (sample.seq() >= range.fromSeq() && sample.seq() <= range.throughSeq()) {
          fold.accept(sample);
          seen += own != null && own.contains(sample.seq()) ? 1 : 0;
        }
      }
      if (seen > before) {
        buckets.add(new FoldedBucket(bucket.id().toString(), bucket.revision()));
      }
    }

    Result result() {
      List<Workout> all = new ArrayList<>(fold.takeEnded());
      fold.openAt(FAR_FUTURE_MS).ifPresent(all::add);
      Set<WorkoutId> same = KeptIds.pair(all, List.of(stored)).keySet();
      return all.stream()
          .filter(workout -> same.contains(workout.id()))
          .findFirst()
          .<Result>map(workout -> new Result.Folded(next(workout)))
          .orElseGet(Result.Vanished::new);
    }

    private WorkoutRecord next(Workout workout) {
      return WorkoutRecord.of(workout, stored.id(), stored.version() + 1, stored.gymId(), buckets);
    }
  }
}
