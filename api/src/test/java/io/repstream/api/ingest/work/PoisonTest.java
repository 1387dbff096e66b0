package io.repstream.api.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.ingest.apply.CountingMeter;
import io.repstream.api.ingest.apply.FixedReadings;
import io.repstream.api.ingest.apply.InMemoryStream;
import io.repstream.api.ingest.apply.IngestPorts;
import io.repstream.api.ingest.apply.KnownSignIns;
import io.repstream.api.ingest.apply.RecordedFloors;
import io.repstream.api.ingest.apply.TestBike;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.work.RestartingWorker.Killed;
import io.repstream.api.sample.BucketId;
import io.repstream.api.sample.InMemorySampleStore;
import io.repstream.api.sample.IncomingSample;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.InMemoryWorkoutStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What brings workers down is found and put aside; what merely was there then is not. */
class PoisonTest {
  private static final long NOON_MS = 1_790_000_000_000L;

  private final InMemoryStream stream = new InMemoryStream();
  private final InMemorySampleStore samples = new InMemorySampleStore();
  private final InMemoryWorkoutStore workouts = new InMemoryWorkoutStore();
  private final InMemoryJournal journal = new InMemoryJournal();
  private final CountingMeter meter = new CountingMeter();
  private final AtomicInteger storeChecks = new AtomicInteger();
  private final AtomicBoolean storesAreUp = new AtomicBoolean(true);
  private final TestBike bike = new TestBike(new MachineId("bike-1"), NOON_MS);
  private Consumer<Map<BucketId, Map<Long, IncomingSample>>> beforePut = _ -> {};
  private Runnable beforeAcknowledge = () -> {};
  private final RestartingWorker worker = new RestartingWorker(this::worker);

  @BeforeEach
  void setFailPoint() {
    stream.beforeAcknowledge(() -> beforeAcknowledge.run());
  }

  @AfterEach
  void stop() throws InterruptedException {
    worker.stop();
  }

  @Test
  void sampleThatWasInHandAtThreeCrashesIsPutAsideAlone() {
    bike.ride(30);
    stream.add(bike.runs(10));
    beforePut = put -> onSeq(put, 17, new Killed());

    worker.until(stream::isDone);

    assertThat(stream.dead()).extracting(DeadLetter::reason).containsExactly("brings_workers_down");
    assertThat(stream.dead().getFirst().key()).startsWith("bike-1/").endsWith("/17");
    assertThat(evidenceCount()).isEqualTo(29);
    assertThat(worker.deaths()).isGreaterThan(Isolation.MOST_CRASHES);
    assertThat(meter.isolatedEntries()).isPositive();
  }

  @Test
  void sampleThatFailsWhileAllStoresTakeWritesIsPutAsideAlone() {
    bike.ride(30);
    stream.add(bike.runs(10));
    beforePut = put -> onSeq(put, 5, new IllegalArgumentException("no such second"));

    worker.until(stream::isDone);

    assertThat(stream.dead()).extracting(DeadLetter::reason).containsExactly("cannot_be_applied");
    assertThat(evidenceCount()).isEqualTo(29);
    assertThat(worker.deaths()).isZero();
  }

  @Test
  void letterOfASampleIsAnEntryThatCanBeReplayed() {
    bike.ride(30);
    stream.add(bike.runs(10));
    beforePut = put -> onSeq(put, 5, new IllegalArgumentException("no such second"));
    worker.until(stream::isDone);

    beforePut = _ -> {};
    DeadLetter letter = stream.dead().getFirst();
    assertThat(TelemetryEntryCodec.decode(letter.bytes())).isInstanceOf(Result.Entry.class);
    stream.add(letter.bytes());
    worker.until(() -> stream.isDone() && evidenceCount() == 30);

    assertThat(only().figures().distanceMeters()).isEqualTo(90.0);
  }

  @Test
  void outageIsNoPoisonAndCountsNoDeliveries() {
    bike.ride(30);
    stream.add(bike.runs(10));
    AtomicInteger refusals = new AtomicInteger();
    storesAreUp.set(false);
    beforePut =
        _ -> {
          if (!storesAreUp.get()) {
            refusals.incrementAndGet();
            throw new IllegalStateException("away");
          }
        };

    worker.until(() -> meter.failures() > 0 && storeChecks.get() > 6);
    assertThat(refusals.get()).as("nothing was read meanwhile").isEqualTo(1);
    storesAreUp.set(true);
    worker.until(stream::isDone);

    assertThat(stream.dead()).isEmpty();
    assertThat(stream.mostDeliveries()).isEqualTo(2);
    assertThat(evidenceCount()).isEqualTo(30);
  }

  /** F6: killed fifty times between the write and the acknowledgement. */
  @Test
  void killsBetweenWriteAndAcknowledgementChangeNothing() {
    AtomicInteger kills = new AtomicInteger();
    AtomicInteger calm = new AtomicInteger();
    beforeAcknowledge =
        () -> {
          // Mostly again and again at the same entries, so that they are isolated too.
          if (kills.get() < 50 && calm.incrementAndGet() % 9 != 0) {
            kills.incrementAndGet();
            throw new Killed();
          }
        };
    int sent = 0;
    while (kills.get() < 50) {
      bike.ride(10);
      stream.add(bike.runs(4));
      sent += 10;
      int seen = kills.get();
      worker.until(() -> kills.get() > seen || stream.isDone());
    }

    worker.until(stream::isDone);

    assertThat(worker.deaths()).isEqualTo(50);
    assertThat(stream.dead()).isEmpty();
    assertThat(evidenceCount()).isEqualTo(sent);
    assertThat(only().figures().distanceMeters()).isEqualTo(sent * 3.0);
  }

  private ShardWorker worker() {
    SampleStore failing =
        (SampleStore)
            Proxy.newProxyInstance(
                SampleStore.class.getClassLoader(),
                new Class<?>[] {SampleStore.class},
                (_, method, arguments) -> {
                  if (method.getName().equals("put")) {
                    beforePut.accept(samplesIn(arguments[0]));
                  }
                  try {
                    return method.invoke(samples, arguments);
                  } catch (InvocationTargetException failed) {
                    throw failed.getCause();
                  }
                });
    IngestPorts ports =
        new IngestPorts(
            failing,
            workouts,
            new KnownSignIns(),
            new RecordedFloors(),
            new FixedReadings(),
            () -> {
              storeChecks.incrementAndGet();
              return storesAreUp.get();
            });
    Duration soon = Duration.ofMillis(3);
    return new ShardWorker(
        new Shard(0, stream, new OwnLease(), journal),
        ports,
        _ -> List.of(),
        meter,
        new IngestRules(soon, soon, soon, soon, soon, Duration.ofSeconds(30), 2, 100, 100, 10, 10));
  }

  @SuppressWarnings("unchecked")
  private static Map<BucketId, Map<Long, IncomingSample>> samplesIn(Object argument) {
    return (Map<BucketId, Map<Long, IncomingSample>>) argument;
  }

  private static void onSeq(
      Map<BucketId, Map<Long, IncomingSample>> put, long seq, Throwable failure) {
    if (put.values().stream().anyMatch(bucket -> bucket.containsKey(seq))) {
      switch (failure) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        default -> throw new IllegalArgumentException(failure);
      }
    }
  }

  private long evidenceCount() {
    return workouts.ofMachineSince(bike.machineId(), Instant.EPOCH).stream()
        .mapToLong(workout -> workout.evidence().sampleCount())
        .sum();
  }

  private WorkoutRecord only() {
    List<WorkoutRecord> all = workouts.ofMachineSince(bike.machineId(), Instant.EPOCH);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }

  private static final class OwnLease implements ShardLease {
    @Override
    public OptionalLong hold() {
      return OptionalLong.of(7);
    }

    @Override
    public void release() {}
  }
}
