package io.repstream.gateway.telemetry;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.telemetry.Lane.StoredListener;
import io.repstream.gateway.telemetry.store.RedisEntryStore;
import io.repstream.gateway.telemetry.store.StoreEvents;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;

/** All writers of a gateway. Safe for all threads. */
public final class Telemetry {
  private final TelemetryShards shards;
  private final List<ShardWriter> writers = new ArrayList<>();
  private final StoreOutage outage;
  private final MonotonicClock clock;

  /** Starts the writers; they connect when there is something to store. */
  public Telemetry(
      TelemetryConfig config,
      RedisAccess access,
      InFlightBudget budget,
      GatewayMetrics metrics,
      MonotonicClock clock) {
    this.shards = config.shards();
    this.clock = clock;
    RandomGenerator random = new SecureRandom();
    this.outage = new StoreOutage(random);
    ShardWriter.Shared shared = new ShardWriter.Shared(config, budget, outage, metrics, clock);
    for (int i = 0; i < config.writers(); i++) {
      List<ShardQueue> queues = new ArrayList<>();
      for (int shard = 0; shard < shards.count(); shard++) {
        queues.add(new ShardQueue(shard, config.maxEntryBytes(), budget, random));
      }
      RedisEntryStore store =
          new RedisEntryStore(access, shards, config.storing(), new Losses(metrics), clock);
      writers.add(new ShardWriter("telemetry-" + i, shared, store, queues));
    }
    writers.forEach(ShardWriter::start);
  }

  /**
   * Opens the way for one connection's samples.
   *
   * @param loop the connection's event loop, on which the listener is called
   */
  public Lane open(Admission admission, Executor loop, StoredListener listener) {
    int shard = shards.shardOf(admission.identity().machineId());
    ShardWriter writer = writers.get(shard % writers.size());
    return new Lane(admission, shard, writer, loop, listener);
  }

  /** Ends calls that hang longer than they may; to be called every second or so. */
  public void abortStalled(Duration limit) {
    writers.forEach(writer -> writer.abortIfStalled(limit.toNanos()));
  }

  /**
   * Stores what is there and ends; what is not stored at the limit was never acked.
   *
   * @throws InterruptedException when interrupted while waiting
   */
  public void close(Duration limit) throws InterruptedException {
    outage.hurry();
    writers.forEach(ShardWriter::stop);
    long until = clock.nanos() + limit.toNanos();
    for (ShardWriter writer : writers) {
      writer.awaitEnd(Math.max(1, until - clock.nanos()));
    }
  }

  private record Losses(GatewayMetrics metrics) implements StoreEvents {
    @Override
    public void restored(int samples) {
      metrics.samplesRestored(samples);
    }

    @Override
    public void lost(int samples) {
      metrics.samplesLost(samples);
    }
  }
}
