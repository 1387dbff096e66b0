package io.repstream.gateway.telemetry.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.MachineId;
import io.repstream.common.redis.DurableMark;
import io.repstream.gateway.telemetry.Runs;
import io.repstream.gateway.telemetry.store.EntryStore.Outcome;
import io.repstream.gateway.testkit.TestRedis;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.params.ClientKillParams.SkipMe;
import redis.clients.jedis.params.XAddParams;

/** What a gateway acknowledged and its Redis, or the one after it, does not have. */
class RestoringIT {
  private final TestRedis redis = new TestRedis();
  private final HeardEvents events = new HeardEvents();
  private final RedisEntryStore store =
      Stores.open(redis, Duration.ofSeconds(5), Durability.LOCAL, events);
  private final Jedis client = redis.client();
  private final MachineId machineId = Runs.newMachine();
  private final String stream = redis.stream(machineId);

  @AfterEach
  void close() {
    store.close();
    client.close();
    redis.close();
  }

  private void storeSamples(long firstSeq, int count) {
    StreamEntry entry =
        Stores.entryOf(Runs.run(machineId, Runs.block(firstSeq, count)), new byte[0]);
    assertThat(store.store(List.of(entry))).containsExactly(new Outcome.Stored());
  }

  private StreamEntryID last() {
    return client.xrevrange(stream, "+", "-", 1).getFirst().getID();
  }

  /** The next attempt fails, the one after it has a new connection. */
  private void reconnect() {
    client.clientKill(new ClientKillParams().type(ClientType.NORMAL).skipMe(SkipMe.YES));
    assertThat(store.store(List.of(Stores.anEntry())))
        .hasOnlyElementsOfType(Outcome.NotStored.class);
  }

  @Test
  void storesAgainWhatTheServerLacks() {
    storeSamples(1, 3);
    storeSamples(4, 2);
    client.xdel(stream, last());
    reconnect();

    storeSamples(6, 1);

    assertThat(redis.storedSeqs(machineId)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(events.restored()).isEqualTo(2);
    assertThat(events.lost()).isZero();
  }

  @Test
  void storesEverythingAgainWhereTheServerIsEmpty() {
    storeSamples(1, 3);
    storeSamples(4, 2);
    client.flushAll();
    reconnect();

    storeSamples(6, 1);

    assertThat(redis.storedSeqs(machineId)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    String field = EntryStoreContract.markField(machineId);
    String mark = client.hget(Runs.SHARDS.durable(Runs.SHARDS.shardOf(machineId)), field);
    assertThat(DurableMark.parse(mark).seq()).isEqualTo(6);
  }

  @Test
  void isNotFooledByAnotherEntryWithTheSameId() {
    storeSamples(1, 3);
    StreamEntryID id = last();
    client.del(stream);
    byte[] other = Stores.anEntry().bytes();
    client.xadd(
        stream.getBytes(UTF_8), XAddParams.xAddParams().id(id), Map.of("b".getBytes(UTF_8), other));
    reconnect();

    storeSamples(4, 1);

    assertThat(redis.storedSeqs(machineId)).containsExactly(1L, 2L, 3L, 4L);
  }

  @Test
  void leavesAloneWhatWasConsumedAndTrimmed() {
    storeSamples(1, 3);
    storeSamples(4, 2);
    client.xtrim(stream, 1, false);
    reconnect();
    storeSamples(6, 1);
    client.xtrim(stream, 0, false);
    reconnect();
    storeSamples(7, 1);

    assertThat(redis.storedSeqs(machineId)).containsExactly(7L);
    assertThat(events.restored()).isZero();
  }
}
