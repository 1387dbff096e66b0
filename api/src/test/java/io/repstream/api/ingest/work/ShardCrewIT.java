package io.repstream.api.ingest.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.api.ingest.apply.CountingMeter;
import io.repstream.api.ingest.apply.FixedReadings;
import io.repstream.api.ingest.apply.IngestPorts;
import io.repstream.api.ingest.apply.KnownSignIns;
import io.repstream.api.ingest.apply.RecordedFloors;
import io.repstream.api.ingest.apply.TestBike;
import io.repstream.api.ingest.share.RedisShardLease;
import io.repstream.api.ingest.share.RedisWorkerRoster;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.share.ShareRules;
import io.repstream.api.ingest.stream.RedisSuspectJournal;
import io.repstream.api.ingest.stream.RedisTelemetryStream;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.api.sample.InMemorySampleStore;
import io.repstream.api.workout.InMemoryWorkoutStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.dev.store.EmbeddedRedis;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.XAddParams;

/** Three processes, as far as Redis can tell, share eight shards. */
class ShardCrewIT {
  private static final long NOON_MS = 1_790_000_000_000L;
  private static final TelemetryShards SHARDS = new TelemetryShards(8);
  private static final Duration LIFE = Duration.ofMillis(1_500);

  private final List<Instance> processes = new ArrayList<>();
  private final InMemorySampleStore samples = new InMemorySampleStore();
  private final InMemoryWorkoutStore workouts = new InMemoryWorkoutStore();
  private EmbeddedRedis server;
  private RedisClient redis;

  @BeforeEach
  void startRedis() {
    server = EmbeddedRedis.startTemporary();
    redis = RedisClient.create(server.url());
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Instance process : processes) {
      process.end();
    }
    redis.close();
    server.close();
  }

  @Test
  void workersShareTheShardsAndTakeOverFromOneThatIsKilled() throws InterruptedException {
    List<TestBike> bikes = IntStream.range(0, 24).mapToObj(ShardCrewIT::bike).toList();
    bikes.forEach(bike -> send(bike.ride(30)));
    readAndDie();
    Instance a = start("worker-a");
    await().untilAsserted(() -> assertThat(heldBy(a)).isEqualTo(8));
    Instance b = start("worker-b");
    Instance c = start("worker-c");
    await()
        .untilAsserted(
            () -> assertThat(List.of(heldBy(a), heldBy(b), heldBy(c))).containsExactly(3, 3, 2));
    bikes.forEach(bike -> send(bike.ride(30)));

    c.kill();
    bikes.forEach(bike -> send(bike.ride(30)));

    await().untilAsserted(() -> assertThat(List.of(heldBy(a), heldBy(b))).containsExactly(4, 4));
    b.end();
    await().untilAsserted(() -> assertThat(heldBy(a)).isEqualTo(8));
    bikes.forEach(bike -> send(bike.ride(30)));

    for (TestBike bike : bikes) {
      await().untilAsserted(() -> assertThat(metersOf(bike)).isEqualTo(360.0));
    }
  }

  /** A worker before the others left everything pending; who holds a shard claims that at once. */
  private void readAndDie() {
    for (int shard = 0; shard < SHARDS.count(); shard++) {
      TelemetryStream stream = new RedisTelemetryStream(redis, SHARDS, shard, "worker-dead");
      stream.open();
      stream.next(1_000);
    }
  }

  private double metersOf(TestBike bike) {
    return workouts.ofMachineSince(bike.machineId(), Instant.EPOCH).stream()
        .map(WorkoutRecord::figures)
        .mapToDouble(figures -> figures.distanceMeters() == null ? 0 : figures.distanceMeters())
        .sum();
  }

  private int heldBy(Instance process) {
    return (int)
        IntStream.range(0, SHARDS.count())
            .filter(shard -> process.name.equals(redis.hget(SHARDS.lease(shard), "holder")))
            .count();
  }

  private static TestBike bike(int number) {
    return new TestBike(new MachineId("bike-" + number), NOON_MS);
  }

  private void send(TestBike bike) {
    for (MachineRun run : bike.runs(10)) {
      redis.xadd(
          SHARDS.stream(SHARDS.shardOf(run.machineId())).getBytes(UTF_8),
          XAddParams.xAddParams(),
          Map.of(
              TelemetryEntryCodec.FIELD.getBytes(UTF_8),
              TelemetryEntryCodec.encode(7, List.of(run))));
    }
  }

  private Instance start(String name) {
    Instance process = new Instance(name);
    processes.add(process);
    process.thread.start();
    return process;
  }

  /** A process with its own connections. */
  private final class Instance {
    private final String name;
    private final RedisClient own = RedisClient.create(server.url());
    private final ShardCrew crew;
    private final Thread thread;

    Instance(String name) {
      this.name = name;
      ShareRules rules =
          new ShareRules(
              LIFE, Duration.ofMillis(300), Duration.ofMillis(1_000), Duration.ofMillis(100));
      List<ShardLease> leases =
          IntStream.range(0, SHARDS.count())
              .<ShardLease>mapToObj(
                  shard -> new RedisShardLease(own, SHARDS.lease(shard), name, rules.leaseLife()))
              .toList();
      crew =
          new ShardCrew(
              name,
              new RedisWorkerRoster(own, rules.workerLife()),
              leases,
              this::worker,
              new CountingMeter(),
              rules);
      thread = Thread.ofVirtual().name(name).unstarted(crew);
    }

    private ShardWorker worker(int shard, ShardLease lease) {
      return new ShardWorker(
          new Shard(
              shard,
              new RedisTelemetryStream(own, SHARDS, shard, name),
              lease,
              new RedisSuspectJournal(own, SHARDS.suspect(shard))),
          new IngestPorts(
              samples,
              workouts,
              new KnownSignIns(),
              new RecordedFloors(),
              new FixedReadings(),
              () -> true),
          _ -> List.of(),
          new CountingMeter(),
          pace());
    }

    /** Nothing that it does reaches anybody any more. */
    void kill() {
      own.close();
    }

    void end() throws InterruptedException {
      crew.stop();
      assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
      own.close();
    }
  }

  private static IngestRules pace() {
    Duration soon = Duration.ofMillis(20);
    return new IngestRules(
        Duration.ofMillis(300), soon, soon, soon, soon, Duration.ofHours(1), 16, 100, 100, 50, 100);
  }
}
