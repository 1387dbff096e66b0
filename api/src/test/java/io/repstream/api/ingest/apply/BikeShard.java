package io.repstream.api.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.sample.InMemorySampleStore;
import io.repstream.api.workout.InMemoryWorkoutStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.LiveFigures;
import java.time.Instant;
import java.util.List;

/** One bike whose samples go through the ingest of its shard, with stores in memory. */
public final class BikeShard {
  public static final long NOON_MS = 1_790_000_000_000L;
  public static final long LEASE = 1;

  public final InMemoryStream stream = new InMemoryStream();
  public final InMemorySampleStore samples = new InMemorySampleStore();
  public final InMemoryWorkoutStore workouts = new InMemoryWorkoutStore();
  public final KnownSignIns signIns = new KnownSignIns();
  public final RecordedFloors floors = new RecordedFloors();
  public final CountingMeter meter = new CountingMeter();
  public final TestBike bike = new TestBike(new MachineId("bike-1"), NOON_MS);
  public final FixedReadings readings = new FixedReadings();
  public final ShardIngest ingest = ingest(workouts);

  public ShardIngest ingest(WorkoutStore store) {
    return new ShardIngest(
        stream, new IngestPorts(samples, store, signIns, floors, readings, () -> true), meter, 10);
  }

  public void take() {
    stream.add(bike.runs(30));
    ingest.take(stream.next(100), bike.nowMs());
  }

  public void consume() {
    var runs = bike.runs(30);
    if (!runs.isEmpty()) {
      stream.add(runs);
    }
    ingest.take(stream.next(100), bike.nowMs());
    ingest.writeAll(LEASE);
  }

  public void look(long nowMs) {
    ingest.look(nowMs);
    ingest.writeAll(LEASE);
  }

  public LiveFigures shown() {
    return floors.of(bike.machineId());
  }

  public WorkoutRecord only() {
    List<WorkoutRecord> all = workouts.ofMachineSince(bike.machineId(), Instant.EPOCH);
    assertThat(all).hasSize(1);
    return all.getFirst();
  }
}
