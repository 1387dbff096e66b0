package io.repstream.gateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.telemetry.store.Durability;
import io.repstream.gateway.telemetry.store.FakeEntryStore;
import io.repstream.gateway.telemetry.store.RedisEntryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShardWriterTest {
  private static final int MAX_ENTRY_BYTES = 4_096;
  private static final RedisEntryStore.Rules AT_ONCE =
      new RedisEntryStore.Rules(Durability.NONE, Duration.ofSeconds(1));

  private final FakeEntryStore store = new FakeEntryStore();
  private final InFlightBudget budget = new InFlightBudget(1 << 20, () -> {});
  private final List<Long> news = Collections.synchronizedList(new ArrayList<>());
  private final StoreOutage outage = new StoreOutage(new Random(1));
  private ShardWriter writer = writer(Duration.ofMillis(1));

  private ShardWriter writer(Duration linger) {
    TelemetryConfig config =
        new TelemetryConfig(Runs.SHARDS, 1, linger, MAX_ENTRY_BYTES, 1 << 20, AT_ONCE);
    List<ShardQueue> queues = new ArrayList<>();
    for (int shard = 0; shard < Runs.SHARDS.count(); shard++) {
      queues.add(new ShardQueue(shard, MAX_ENTRY_BYTES, budget, new Random(2)));
    }
    ShardWriter.Shared shared =
        new ShardWriter.Shared(
            config, budget, outage, new GatewayMetrics(), MonotonicClock.system());
    return new ShardWriter("test-writer", shared, store, queues);
  }

  private Lane lane(MachineId machineId) {
    return new Lane(
        Runs.admission(machineId),
        Runs.SHARDS.shardOf(machineId),
        writer,
        Runnable::run,
        (throughSeq, samples) -> news.add(throughSeq));
  }

  @AfterEach
  void stop() throws InterruptedException {
    outage.hurry();
    writer.stop();
    writer.awaitEnd(TimeUnit.SECONDS.toNanos(2));
  }

  @Test
  void packsManyMachinesIntoFewEntries() {
    for (int i = 0; i < 40; i++) {
      lane(Runs.newMachine()).append(Runs.block(1, 2), 0);
    }
    writer.start();
    await().until(() -> store.runs().size() == 40);
    assertThat(store.stored()).hasSizeLessThanOrEqualTo(2 * Runs.SHARDS.count());
    await().until(() -> news.size() == 40);
    assertThat(budget.usedBytes()).isZero();
  }

  @Test
  void tellsAMachineOnceForEachBatch() {
    Lane lane = lane(Runs.newMachine());
    for (int i = 0; i < 10; i++) {
      lane.append(Runs.block(1 + 2L * i, 2), 0);
    }
    writer.start();
    await().until(() -> !news.isEmpty());
    assertThat(news).containsExactly(20L);
  }

  @Test
  void startsANewEntryWhenOneIsFull() {
    Lane lane = lane(Runs.newMachine());
    for (int i = 0; i < 100; i++) {
      lane.append(Runs.block(1 + 5L * i, 5), 0);
    }
    writer.start();
    await().until(() -> news.contains(500L));
    assertThat(store.stored()).hasSizeGreaterThan(2);
    assertThat(store.stored())
        .allSatisfy(entry -> assertThat(entry.bytes().length).isLessThan(MAX_ENTRY_BYTES + 300));
    assertThat(firstSeqs()).isSorted();
  }

  private List<Long> firstSeqs() {
    return store.runs().stream().map(MachineRun::block).map(block -> block.firstSeq()).toList();
  }

  @Test
  void keepsWhatWasNotStoredAndStoresItFirst() {
    store.failWith(RedisFault.FULL, RedisFault.SILENT, RedisFault.LOADING);
    Lane lane = lane(Runs.newMachine());
    lane.append(Runs.block(1, 3), 0);
    writer.start();
    await().until(() -> store.attempts() >= 2);
    lane.append(Runs.block(4, 3), 0);
    await().until(() -> news.contains(6L));
    assertThat(firstSeqs()).containsExactly(1L, 4L);
  }

  @Test
  void acksNothingWhileTheStoreFails() {
    store.failWith(RedisFault.FULL, RedisFault.FULL, RedisFault.FULL);
    lane(Runs.newMachine()).append(Runs.block(1, 3), 0);
    writer.start();
    await().until(() -> store.attempts() == 3);
    assertThat(news).isEmpty();
    assertThat(budget.usedBytes()).isPositive();
    await().until(() -> news.contains(3L));
  }

  @Test
  void acksTheStoredShardsOfABatchThoughOthersFail() {
    MachineId one = Runs.newMachine();
    MachineId other = Runs.newMachine();
    while (Runs.SHARDS.shardOf(other) == Runs.SHARDS.shardOf(one)) {
      other = Runs.newMachine();
    }
    store.failWith(RedisFault.FULL);
    lane(one).append(Runs.block(1, 1), 0);
    lane(other).append(Runs.block(1, 1), 0);
    writer.start();
    await().until(() -> news.size() == 2);
    assertThat(store.runs()).hasSize(2);
  }

  @Test
  void dropsWhatAMachineWillSendAgain() {
    CountDownLatch gate = store.shut();
    Lane lane = lane(Runs.newMachine());
    lane.append(Runs.block(1, 3), 0);
    writer.start();
    await().until(() -> store.attempts() == 1);
    lane.append(Runs.block(4, 3), 0);
    lane.forget();
    lane.append(Runs.block(1, 2), 0);
    gate.countDown();
    await().until(() -> news.size() == 2);
    assertThat(firstSeqs()).as("what was under way stays").containsExactly(1L, 1L);
    assertThat(budget.usedBytes()).isZero();
  }

  @Test
  void survivesAFaultOfOurOwn() {
    store.failWith(FakeEntryStore.BUG);
    lane(Runs.newMachine()).append(Runs.block(1, 1), 0);
    writer.start();
    await().until(() -> news.contains(1L));
  }

  @Test
  void endsACallThatHangs() {
    store.shut();
    lane(Runs.newMachine()).append(Runs.block(1, 1), 0);
    writer.start();
    await().until(() -> store.attempts() == 1);
    await()
        .until(
            () -> {
              writer.abortIfStalled(TimeUnit.MILLISECONDS.toNanos(20));
              return news.contains(1L);
            });
  }

  @Test
  void storesWhatIsThereBeforeItStops() throws InterruptedException {
    writer = writer(Duration.ofSeconds(1));
    Lane lane = lane(Runs.newMachine());
    lane.append(Runs.block(1, 3), 0);
    writer.start();
    writer.stop();
    writer.awaitEnd(TimeUnit.SECONDS.toNanos(5));
    assertThat(news).containsExactly(3L);
  }

  @Test
  void givesUpAtTheLimitWithoutAnAck() throws InterruptedException {
    store.shut();
    lane(Runs.newMachine()).append(Runs.block(1, 3), 0);
    writer.start();
    await().until(() -> store.attempts() == 1);
    writer.stop();
    writer.awaitEnd(TimeUnit.MILLISECONDS.toNanos(50));
    assertThat(store.runs()).as("was given up before it was stored").isEmpty();
  }
}
