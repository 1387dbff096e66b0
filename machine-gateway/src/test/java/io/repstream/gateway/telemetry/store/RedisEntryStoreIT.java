package io.repstream.gateway.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.MachineId;
import io.repstream.common.redis.DurableMark;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.telemetry.Runs;
import io.repstream.gateway.telemetry.store.EntryStore.Outcome;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

@ExtendWith(RedisExtension.class)
class RedisEntryStoreIT extends EntryStoreContract {
  private TestRedis redis;
  private RedisEntryStore store;

  @BeforeEach
  void open(TestRedis sharedRedis) {
    redis = sharedRedis;
    store = Stores.open(redis, Duration.ofSeconds(5), Durability.LOCAL, new HeardEvents());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  EntryStore store() {
    return store;
  }

  @Override
  List<Long> storedSeqs(MachineId machineId) {
    return redis.storedSeqs(machineId);
  }

  @Override
  long mark(MachineId machineId) {
    try (Jedis client = redis.client()) {
      int shard = Runs.SHARDS.shardOf(machineId);
      String mark = client.hget(Runs.SHARDS.durable(shard), markField(machineId));
      return mark == null ? 0 : DurableMark.parse(mark).seq();
    }
  }

  @Test
  void copiesSafetyEventsToTheirOwnStream() {
    MachineRun run = Runs.run(Runs.newMachine(), Runs.block(1, 2));
    MachineRun event = Runs.run(run.machineId(), Runs.block(2, 1));
    store.store(List.of(Stores.entryOf(run, TelemetryEntryCodec.encode(2, List.of(event)))));
    assertThat(redis.runs(redis.safetyStream(run.machineId())))
        .filteredOn(each -> each.machineId().equals(run.machineId()))
        .singleElement()
        .satisfies(each -> assertThat(each.block().firstSeq()).isEqualTo(2));
  }

  @Test
  void teachesTheScriptToARedisThatForgotIt() {
    assertThat(store.store(List.of(Stores.anEntry()))).containsExactly(new Outcome.Stored());
    try (Jedis client = redis.client()) {
      client.scriptFlush();
    }
    assertThat(store.store(List.of(Stores.anEntry(), Stores.anEntry())))
        .containsExactly(new Outcome.Stored(), new Outcome.Stored());
  }

  @Test
  void namesEachWayInWhichRedisFails() {
    try (TestRedis own = new TestRedis();
        RedisEntryStore failing =
            Stores.open(own, Duration.ofSeconds(1), Durability.LOCAL, new HeardEvents())) {
      List<StreamEntry> entry = List.of(Stores.anEntry());
      assertThat(failing.store(entry)).containsExactly(new Outcome.Stored());
      try (Jedis client = own.client()) {
        client.configSet("maxmemory", "1");
        assertNotStored(failing.store(entry), RedisFault.FULL);
        client.configSet("maxmemory", "0");
        client.replicaof("127.0.0.1", 1);
        assertNotStored(failing.store(entry), RedisFault.READ_ONLY);
        client.replicaofNoOne();
      }
      own.process().freeze();
      assertNotStored(failing.store(entry), RedisFault.SILENT);
      own.process().thaw();
      assertThat(failing.store(entry)).containsExactly(new Outcome.Stored());
      own.process().kill();
      assertNotStored(failing.store(entry), RedisFault.UNREACHABLE);
      own.process().restart();
      assertThat(failing.store(entry)).containsExactly(new Outcome.Stored());
    }
  }

  private static void assertNotStored(List<Outcome> outcomes, RedisFault fault) {
    assertThat(outcomes).containsExactly(new Outcome.NotStored(fault));
  }
}
