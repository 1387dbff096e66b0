package io.repstream.api.ingest;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.ingest.apply.IngestPorts;
import io.repstream.api.ingest.apply.OverdueMachine;
import io.repstream.api.ingest.apply.StoreCheck;
import io.repstream.api.ingest.floor.FloorWriter;
import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.share.ShareRules;
import io.repstream.api.ingest.stream.RedisShards;
import io.repstream.api.ingest.track.MachineReadings;
import io.repstream.api.ingest.track.SignInSource;
import io.repstream.api.ingest.work.IngestRules;
import io.repstream.api.ingest.work.Shard;
import io.repstream.api.ingest.work.ShardCrew;
import io.repstream.api.ingest.work.ShardWorker;
import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.sample.SampleStore;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.redis.TelemetryShards;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the work on shards where this process is to ingest, and ends it in good order. */
@ApplicationScoped
public class IngestService {
  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_OVERDUE = 500;

  private final ApiConfig config;
  private final RedisShards redis;
  private final IngestPorts ports;
  private final IngestMeter meter;
  private @Nullable ShardCrew crew;
  private @Nullable Thread thread;

  @Inject
  public IngestService(
      ApiConfig config,
      RedisShards redis,
      SampleStore samples,
      WorkoutStore workouts,
      SignInSource signIns,
      FloorWriter floors,
      MachineReadings readings,
      StoreCheck stores,
      IngestMeter meter) {
    this.config = config;
    this.redis = redis;
    this.ports = new IngestPorts(samples, workouts, signIns, floors, readings, stores);
    this.meter = meter;
  }

  /**
   * After the server is up: a worker that met Helidon's metrics while they come up would lock both.
   */
  void start(@Observes @Priority(5_000) @Initialized(ApplicationScoped.class) Object event) {
    if (!config.ingestRole().ingests()) {
      return;
    }
    TelemetryShards shards = new TelemetryShards(config.telemetryShards());
    ShareRules rules = ShareRules.standard();
    String worker = UuidCreator.getTimeOrderedEpoch().toString();
    List<ShardLease> leases =
        IntStream.range(0, shards.count())
            .mapToObj(shard -> redis.lease(shards, shard, worker, rules))
            .toList();
    crew =
        new ShardCrew(
            worker,
            redis.roster(rules),
            leases,
            (shard, lease) -> worker(shards, shard, lease),
            meter,
            rules);
    thread = Thread.ofVirtual().name("ingest").start(crew);
    LOG.info("ingest takes its share of {} shards", shards.count());
  }

  /** Before the stores' connections are closed. */
  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event)
      throws InterruptedException {
    ShardCrew working = crew;
    Thread running = thread;
    if (working == null || running == null) {
      return;
    }
    working.stop();
    if (!running.join(PATIENCE)) {
      LOG.warn("ingest did not end within {}", PATIENCE);
    }
  }

  private ShardWorker worker(TelemetryShards shards, int shard, ShardLease lease) {
    return new ShardWorker(
        new Shard(
            shard,
            redis.stream(shards, shard, config.ingestConsumer()),
            lease,
            redis.journal(shards, shard)),
        ports,
        moment -> overdue(shards, shard, moment),
        meter,
        IngestRules.standard());
  }

  private Collection<OverdueMachine> overdue(TelemetryShards shards, int shard, Instant moment) {
    return ports.workouts().dueAt(moment, MOST_OVERDUE).stream()
        .filter(workout -> shards.shardOf(workout.machineId()) == shard)
        .map(IngestService::machineOf)
        .distinct()
        .toList();
  }

  private static OverdueMachine machineOf(WorkoutRecord workout) {
    return new OverdueMachine(workout.machineId(), workout.gymId());
  }
}
