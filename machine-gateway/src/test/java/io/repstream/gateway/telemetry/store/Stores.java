package io.repstream.gateway.telemetry.store;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.redis.RedisTopology;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisConfig;
import io.repstream.gateway.telemetry.Runs;
import io.repstream.gateway.testkit.TestRedis;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Stores and entries to test with. */
final class Stores {
  private static final Duration REPLICA_WAIT = Duration.ofMillis(200);

  private Stores() {}

  static RedisAccess access(TestRedis redis, Duration limit) {
    return new RedisAccess(
        new RedisConfig(URI.create(redis.process().url()), RedisTopology.SINGLE, limit, limit));
  }

  static RedisEntryStore open(
      TestRedis redis, Duration limit, Durability durability, StoreEvents events) {
    return new RedisEntryStore(
        access(redis, limit),
        Runs.SHARDS,
        new RedisEntryStore.Rules(durability, REPLICA_WAIT),
        events,
        MonotonicClock.system());
  }

  static StreamEntry anEntry() {
    return entryOf(Runs.run(Runs.newMachine(), Runs.block(1, 1)), new byte[0]);
  }

  static StreamEntry entryOf(MachineRun run, byte[] safetyBytes) {
    return new StreamEntry(
        Runs.SHARDS.shardOf(run.machineId()),
        TelemetryEntryCodec.encode(new Random().nextLong(), List.of(run)),
        safetyBytes,
        Map.of(EntryStoreContract.markField(run.machineId()), run.block().lastSeq()),
        run.block().count());
  }
}
