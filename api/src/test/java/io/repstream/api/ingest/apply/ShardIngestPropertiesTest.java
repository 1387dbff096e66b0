package io.repstream.api.ingest.apply;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.stream.Redelivery;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.api.ingest.strength.JsonStrengthReader;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.sample.InMemorySampleStore;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.InMemoryWorkoutStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.WorkoutId;
import io.repstream.common.redis.LiveFigures;
import io.repstream.common.strength.Calibration;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.common.telemetry.TelemetryEntryCodec.Result;
import io.repstream.common.workout.FoldRules;
import io.repstream.common.workout.RestartPoint;
import io.repstream.common.workout.Strength;
import io.repstream.common.workout.Workout;
import io.repstream.common.workout.fold.MachineHistory;
import io.repstream.common.workout.fold.WorkoutFold;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever the order of arrival, however often something repeats and wherever a store or the
 * process fails: once everything is acknowledged, the store holds the fold of the samples.
 */
class ShardIngestPropertiesTest {
  private static final long NOON_MS = 1_790_000_000_000L;
  private static final long LEASE = 1;

  @Property(tries = 40)
  void storeHoldsTheFoldOnceAllIsAcknowledged(@ForAll long seed) {
    World world = new World(new Random(seed));
    List<TestBike> bikes = List.of(world.bike(1), world.bike(2));
    world.send(bikes);

    world.work(0.04);

    for (TestBike bike : bikes) {
      assertThat(world.stored(bike)).isEqualTo(world.expected(bike));
    }
    assertThat(world.stream.dead()).isEmpty();
  }

  @Property(tries = 25)
  void latestNeverGoesBackOnTheFloor(@ForAll long seed) {
    World world = new World(new Random(seed));
    TestBike bike = world.bike(1);
    world.send(List.of(bike));

    world.work(0.04);

    LiveFigures before = null;
    for (FloorWriter.Update update : world.floors.updates()) {
      LiveFigures now = update.figures();
      if (before != null && before.bootId().equals(now.bootId())) {
        assertThat(now.seq()).isGreaterThanOrEqualTo(before.seq());
      } else if (before != null) {
        assertThat(now.asOfMs()).isGreaterThanOrEqualTo(before.asOfMs());
      }
      before = now;
    }
  }

  /**
   * A shard with its stores, all of which fail now and then, before or after they did their work.
   */
  private static final class World {
    private final Random random;
    private final InMemoryStream stream = new InMemoryStream();
    private final InMemorySampleStore samples = new InMemorySampleStore();
    private final InMemoryWorkoutStore workouts = new InMemoryWorkoutStore();
    private final KnownSignIns signIns = new KnownSignIns();
    private final RecordedFloors floors = new RecordedFloors();
    private final Set<String> sent = new HashSet<>();
    private double failureRate;
    private final List<OverdueMachine> machines = new ArrayList<>();
    private long endMs = NOON_MS + 3_600_000;
    private long nowMs = NOON_MS;

    World(Random random) {
      this.random = random;
    }

    TestBike bike(int number) {
      TestBike bike = new TestBike(new MachineId("bike-" + number), NOON_MS);
      for (int i = 0; i < 10; i++) {
        switch (random.nextInt(10)) {
          case 0, 1 -> bike.rest(1 + random.nextInt(40));
          case 2 -> bike.silent(1 + random.nextInt(700));
          case 3 -> bike.signOut();
          case 7 -> lift(bike, "set-" + i);
          case 6 -> bike.silent(random.nextInt(4) == 0 ? 86_400 : 30);
          case 4 -> bike.reboot().silent(1 + random.nextInt(900));
          case 5 ->
              signIns.add(
                  bike.machineId(),
                  bike.nowMs() + random.nextInt(3_000),
                  random.nextBoolean() ? null : bike.nowMs() + 3_000 + random.nextInt(900_000));
          default -> bike.ride(1 + random.nextInt(50));
        }
      }
      bike.ride(2);
      endMs = Math.max(endMs, bike.nowMs() + random.nextInt(900_000));
      machines.add(new OverdueMachine(bike.machineId(), TestBike.GYM));
      return bike;
    }

    /** Some repetitions, and mostly the end of their set. */
    private void lift(TestBike bike, String setId) {
      int reps = 1 + random.nextInt(8);
      for (int rep = 1; rep <= reps; rep++) {
        bike.silent(2).rep(setId, rep, "\"romMm\":" + (400 + random.nextInt(200)));
      }
      if (random.nextInt(4) > 0) {
        bike.silent(1).set(setId, "TARGET");
      }
    }

    /** Mostly in order, as in life. */
    void send(List<TestBike> bikes) {
      List<MachineRun> arrivals = new ArrayList<>();
      bikes.forEach(bike -> arrivals.addAll(bike.runs(1 + random.nextInt(30))));
      // What a ring overran never comes.
      arrivals.removeIf(_ -> random.nextInt(25) == 0);
      arrivals.forEach(this::noteSent);
      int repeats = arrivals.size() / 4;
      for (int i = 0; i < repeats; i++) {
        arrivals.add(arrivals.get(random.nextInt(arrivals.size())));
      }
      for (int i = 0; i < arrivals.size() / 5; i++) {
        Collections.swap(
            arrivals, random.nextInt(arrivals.size()), random.nextInt(arrivals.size()));
      }
      while (!arrivals.isEmpty()) {
        int packed = Math.min(arrivals.size(), 1 + random.nextInt(4));
        stream.add(List.copyOf(arrivals.subList(0, packed)));
        arrivals.subList(0, packed).clear();
      }
    }

    private void noteSent(MachineRun run) {
      for (long seq = run.block().firstSeq(); seq <= run.block().lastSeq(); seq++) {
        sent.add(placeOf(run.bootId(), seq));
      }
    }

    private static String placeOf(BootId bootId, long seq) {
      return bootId + "/" + seq;
    }

    void work(double rate) {
      failureRate = rate;
      TelemetryStream failing = failing(TelemetryStream.class, stream);
      IngestPorts ports =
          new IngestPorts(
              failing(SampleStore.class, samples),
              failing(WorkoutStore.class, workouts),
              failing(SignInSource.class, signIns),
              failing(FloorWriter.class, floors),
              new FixedReadings(),
              () -> true);
      ShardIngest ingest = new ShardIngest(failing, ports, new CountingMeter(), 1);
      boolean recovering = false;
      for (int step = 0; !stream.isDone(); step++) {
        failureRate = step > 500 ? 0 : rate;
        try {
          List<StreamEntry> entries =
              recovering
                  ? failing.pending(Optional.empty(), 1_000).stream()
                      .map(Redelivery::entry)
                      .toList()
                  : failing.next(1 + random.nextInt(3));
          recovering = false;
          signIns.visibleUntil(latestMs(entries) - random.nextInt(20_000));
          ingest.take(entries, nowMs + step * 400L);
          if (random.nextInt(3) == 0 || entries.isEmpty()) {
            ingest.write(LEASE);
            ingest.shrinkTo(random.nextInt(3));
          }
        } catch (IllegalStateException away) {
          ingest.forget();
          recovering = true;
        }
      }
      failureRate = 0;
      signIns.visibleUntil(Long.MAX_VALUE);
      ingest.lookAt(machines, endMs);
      ingest.look(endMs);
      ingest.writeAll(LEASE);
    }

    /**
     * Nobody receives a sample before it was taken: what is older is known, but for some seconds.
     */
    private long latestMs(List<StreamEntry> entries) {
      for (StreamEntry entry : entries) {
        if (entry instanceof StreamEntry.Packed(String _, byte[] bytes)
            && TelemetryEntryCodec.decode(bytes) instanceof Result.Entry(long _, var runs)) {
          runs.forEach(run -> nowMs = Math.max(nowMs, run.receivedAtMs()));
        }
      }
      return nowMs;
    }

    List<WorkoutRecord> stored(TestBike bike) {
      return workouts.ofMachineSince(bike.machineId(), Instant.EPOCH).stream()
          .map(World::comparable)
          .toList();
    }

    List<WorkoutRecord> expected(TestBike bike) {
      MachineHistory history = new MachineHistory();
      history.addAll(
          bike.all().stream()
              .filter(sample -> sent.contains(placeOf(sample.bootId(), sample.seq())))
              .toList());
      List<Workout> folded =
          history.workouts(
              new WorkoutFold(
                  bike.machineId(),
                  DecoderProfile.standard(),
                  new Strength(new JsonStrengthReader(), Calibration.standard()),
                  FoldRules.standard(),
                  signIns.timeline(bike.machineId()),
                  RestartPoint.BEGIN),
              endMs);
      return folded.stream()
          .map(workout -> WorkoutRecord.of(workout, workout.id(), 1, TestBike.GYM, List.of()))
          .map(World::comparable)
          .toList();
    }

    /** An anonymous workout may keep the id under which it was first seen. */
    private static WorkoutRecord comparable(WorkoutRecord workout) {
      WorkoutId id = workout.signInId() == null ? new WorkoutId(new UUID(0, 0)) : workout.id();
      return new WorkoutRecord(
          id,
          1,
          workout.machineId(),
          workout.gymId(),
          workout.memberId(),
          workout.signInId(),
          workout.machineType(),
          workout.state(),
          workout.startedAt(),
          workout.endedAt(),
          workout.closesAt(),
          workout.figures(),
          workout.distanceBases(),
          workout.parts(),
          workout.evidence(),
          workout.decoderVersion(),
          workout.profileVersion(),
          workout.restart(),
          List.of());
    }

    private <T> T failing(Class<T> port, T delegate) {
      return port.cast(
          Proxy.newProxyInstance(
              port.getClassLoader(),
              new Class<?>[] {port},
              (_, method, arguments) -> {
                failNowAndThen();
                try {
                  return method.invoke(delegate, arguments);
                } catch (InvocationTargetException failed) {
                  throw failed.getCause();
                } finally {
                  failNowAndThen();
                }
              }));
    }

    private void failNowAndThen() {
      if (random.nextDouble() < failureRate) {
        throw new IllegalStateException("away");
      }
    }
  }
}
