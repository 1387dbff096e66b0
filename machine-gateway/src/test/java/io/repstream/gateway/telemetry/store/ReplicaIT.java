package io.repstream.gateway.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.MachineId;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.telemetry.Runs;
import io.repstream.gateway.telemetry.store.EntryStore.Outcome;
import io.repstream.gateway.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;

/** Durability {@code replica}: a primary and its replica, both real. */
class ReplicaIT {
  private final TestRedis primary = new TestRedis();
  private final TestRedis replica = new TestRedis();
  private final RedisEntryStore store =
      Stores.open(primary, Duration.ofSeconds(5), Durability.REPLICA, new HeardEvents());
  private final MachineId machineId = Runs.newMachine();

  @BeforeEach
  void replicate() {
    try (Jedis client = replica.client()) {
      client.replicaof("127.0.0.1", primary.process().port());
      await().until(() -> client.info("replication").contains("master_link_status:up"));
    }
  }

  @AfterEach
  void close() {
    store.close();
    replica.close();
    primary.close();
  }

  private StreamEntry entry(long firstSeq) {
    return Stores.entryOf(Runs.run(machineId, Runs.block(firstSeq, 1)), new byte[0]);
  }

  @Test
  void countsAsStoredOnlyWhatAReplicaHas() {
    StreamEntry first = entry(1);
    StreamEntry second = entry(2);
    assertThat(store.store(List.of(first))).containsExactly(new Outcome.Stored());

    replica.process().freeze();
    for (int attempt = 0; attempt < 3; attempt++) {
      assertThat(store.store(List.of(second)))
          .containsExactly(new Outcome.NotStored(RedisFault.UNREPLICATED));
    }
    replica.process().thaw();

    await().until(() -> store.store(List.of(second)).equals(List.of(new Outcome.Stored())));
    assertThat(primary.storedSeqs(machineId)).as("sent once").containsExactly(1L, 2L);
    assertThat(replica.storedSeqs(machineId)).containsExactly(1L, 2L);
  }

  @Test
  void sendsAnUnconfirmedEntryAgainOverANewConnection() {
    StreamEntry only = entry(1);
    replica.process().freeze();
    assertThat(store.store(List.of(only)))
        .containsExactly(new Outcome.NotStored(RedisFault.UNREPLICATED));
    store.close();
    replica.process().thaw();

    await().until(() -> store.store(List.of(only)).equals(List.of(new Outcome.Stored())));
    assertThat(replica.storedSeqs(machineId)).isNotEmpty().containsOnly(1L);
  }
}
