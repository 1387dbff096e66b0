package io.repstream.api.ingest.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.api.ingest.apply.CountingMeter;
import io.repstream.api.ingest.apply.FixedReadings;
import io.repstream.api.ingest.apply.InMemoryStream;
import io.repstream.api.ingest.apply.IngestPorts;
import io.repstream.api.ingest.apply.KnownSignIns;
import io.repstream.api.ingest.apply.RecordedFloors;
import io.repstream.api.ingest.apply.TestBike;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.sample.InMemorySampleStore;
import io.repstream.api.workout.InMemoryWorkoutStore;
import io.repstream.common.id.MachineId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardWorkerTest {
  private static final long NOON_MS = 1_790_000_000_000L;

  private final InMemoryStream stream = new InMemoryStream();
  private final InMemoryWorkoutStore workouts = new InMemoryWorkoutStore();
  private final SwitchedLease lease = new SwitchedLease();
  private final TestBike bike = new TestBike(new MachineId("bike-1"), NOON_MS);
  private final ShardWorker worker =
      new ShardWorker(
          new Shard(0, stream, lease, new InMemoryJournal()),
          new IngestPorts(
              new InMemorySampleStore(),
              workouts,
              new KnownSignIns(),
              new RecordedFloors(),
              new FixedReadings(),
              () -> true),
          _ -> List.of(),
          new CountingMeter(),
          pace());
  private final Thread thread = Thread.ofVirtual().unstarted(worker);

  @AfterEach
  void stop() throws InterruptedException {
    worker.stop();
    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void worksWhileItHoldsTheLeaseAndGivesItBack() throws InterruptedException {
    bike.ride(30);
    stream.add(bike.runs(10));
    lease.epoch = OptionalLong.of(7);
    thread.start();

    await().until(stream::isDone);
    assertThat(workouts.ofMachineSince(bike.machineId(), Instant.EPOCH)).hasSize(1);

    stop();
    assertThat(lease.released).isTrue();
  }

  @Test
  void endsWhereAnotherHoldsTheShard() throws InterruptedException {
    bike.ride(30);
    stream.add(bike.runs(10));
    thread.start();

    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();

    assertThat(stream.isDone()).isFalse();
    assertThat(lease.released).as("it is not ours to give back").isFalse();
  }

  @Test
  void startsOverAfterAFailureAndReadsAgainWhatIsPending() {
    bike.ride(30);
    stream.add(bike.runs(10));
    lease.epoch = OptionalLong.of(7);
    stream.failNextAcknowledgement();
    thread.start();

    await().until(stream::isDone);

    assertThat(workouts.ofMachineSince(bike.machineId(), Instant.EPOCH))
        .singleElement()
        .satisfies(ride -> assertThat(ride.figures().distanceMeters()).isEqualTo(90.0));
  }

  @Test
  void leavesTheShardToWhoHoldsItNow() {
    bike.ride(30);
    stream.add(bike.runs(10));
    lease.epoch = OptionalLong.of(7);
    stream.loseLeaseAtNextAcknowledgement();
    thread.start();

    await().until(stream::isDone);

    assertThat(lease.asked).as("asked anew after it was lost").isGreaterThan(1);
  }

  private static IngestRules pace() {
    Duration soon = Duration.ofMillis(5);
    return new IngestRules(
        soon, soon, soon, soon, soon, Duration.ofSeconds(30), 2, 100, 100, 10, 10);
  }

  /** A lease that the test grants. */
  private static final class SwitchedLease implements ShardLease {
    private volatile OptionalLong epoch = OptionalLong.empty();
    private volatile int asked;
    private volatile boolean released;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    public OptionalLong hold() {
      asked++;
      return epoch;
    }

    @Override
    public void release() {
      released = true;
    }
  }
}
