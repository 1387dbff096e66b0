package io.repstream.perf.evening;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.resps.StreamGroupInfo;
import redis.clients.jedis.resps.StreamPendingEntry;

/**
 * Plays an evening into the streams, with what networks add: some entries come twice, some late.
 * Blocks; for one thread.
 */
public final class EveningPlayer implements AutoCloseable {
  private static final int TWICE_EVERY = 50;
  private static final int LATE_EVERY = 97;
  private static final int LATE_SECONDS = 20;
  private static final long NONCE = 0;
  private static final int MOST_PENDING = 1_000;

  private final TelemetryShards shards = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);
  private final MonotonicClock clock = MonotonicClock.system();
  private final RedisClient redis;

  public EveningPlayer(String redisUrl) {
    this.redis = RedisClient.create(redisUrl);
  }

  /** Runs that were held back. */
  private record Late(long dueSecond, List<MachineRun> runs) {}

  /** Lets the evening wait for what is to happen in it. */
  @FunctionalInterface
  public interface Gate {
    /** Returns once the evening may go on to this second. */
    void await(long second) throws InterruptedException;
  }

  /** Plays all of it. */
  public void play(EveningGym gym, Evening evening) throws InterruptedException {
    play(gym, evening, _ -> {});
  }

  /** Plays all of it, second by second as the gate lets it. */
  public void play(EveningGym gym, Evening evening, Gate gate) throws InterruptedException {
    long beginNanos = clock.nanos();
    Queue<Late> late = new ArrayDeque<>();
    long seconds = evening.length().toSeconds();
    for (long second = 0; second < seconds; second++) {
      long nanos = clock.nanos();
      gate.await(second);
      beginNanos += clock.nanos() - nanos;
      awaitDue(beginNanos, evening.dueAfter(second));
      List<MachineRun> runs = gym.next(evening.begin().toEpochMilli() + second * 1_000);
      if (second % LATE_EVERY == LATE_EVERY - 1) {
        late.add(new Late(second + LATE_SECONDS, runs));
        continue;
      }
      add(runs);
      if (second % TWICE_EVERY == 0) {
        add(runs);
      }
      while (!late.isEmpty() && late.element().dueSecond() <= second) {
        add(late.remove().runs());
      }
    }
    for (Late held : late) {
      add(held.runs());
    }
    add(gym.close(evening.begin().plus(evening.length()).toEpochMilli()));
  }

  /** Whether ingest has read and acknowledged everything. */
  public boolean isTakenIn() {
    for (int shard = 0; shard < shards.count(); shard++) {
      String stream = shards.stream(shard);
      if (redis.exists(stream)) {
        var last = redis.xinfoStream(stream).getLastGeneratedId();
        List<StreamGroupInfo> groups = redis.xinfoGroups(stream);
        boolean done =
            !groups.isEmpty()
                && groups.stream()
                    .allMatch(
                        group ->
                            group.getPending() == 0 && group.getLastDeliveredId().equals(last));
        if (!done) {
          return false;
        }
      }
    }
    return true;
  }

  /** Of each shard with entries in hand, the one that was read first and is not acknowledged. */
  public Map<Integer, String> lowestPending() {
    Map<Integer, String> lowest = new HashMap<>();
    for (int shard = 0; shard < shards.count(); shard++) {
      for (StreamPendingEntry entry : pending(shard, 1)) {
        lowest.put(shard, entry.getID().toString());
      }
    }
    return lowest;
  }

  /** How often an entry in hand was delivered at most; of those in hand for the longest time. */
  public long mostDeliveries() {
    long most = 0;
    for (int shard = 0; shard < shards.count(); shard++) {
      for (StreamPendingEntry entry : pending(shard, MOST_PENDING)) {
        most = Math.max(most, entry.getDeliveredTimes());
      }
    }
    return most;
  }

  private List<StreamPendingEntry> pending(int shard, int most) {
    String stream = shards.stream(shard);
    if (!redis.exists(stream)) {
      return List.of();
    }
    List<StreamPendingEntry> pending = new ArrayList<>();
    for (StreamGroupInfo group : redis.xinfoGroups(stream)) {
      pending.addAll(
          redis.xpending(
              stream,
              group.getName(),
              new XPendingParams(StreamEntryID.MINIMUM_ID, StreamEntryID.MAXIMUM_ID, most)));
    }
    return pending;
  }

  /** How much was put aside as unreadable. */
  public long deadLetters() {
    long letters = 0;
    for (int shard = 0; shard < shards.count(); shard++) {
      letters += redis.xlen(shards.dead(shard));
    }
    return letters;
  }

  @Override
  public void close() {
    redis.close();
  }

  private void awaitDue(long beginNanos, Duration due) throws InterruptedException {
    Duration left = due.minus(clock.since(beginNanos));
    if (left.isPositive()) {
      Thread.sleep(left);
    }
  }

  /** Adds runs, those of one shard in one entry. */
  public void add(List<MachineRun> runs) {
    Map<Integer, List<MachineRun>> byShard = new HashMap<>();
    for (MachineRun run : runs) {
      byShard.computeIfAbsent(shards.shardOf(run.machineId()), _ -> new ArrayList<>()).add(run);
    }
    try (AbstractPipeline pipeline = redis.pipelined()) {
      byShard.forEach(
          (shard, packed) ->
              pipeline.xadd(
                  shards.stream(shard).getBytes(UTF_8),
                  XAddParams.xAddParams(),
                  Map.of(
                      TelemetryEntryCodec.FIELD.getBytes(UTF_8),
                      TelemetryEntryCodec.encode(NONCE, packed))));
      pipeline.sync();
    }
  }
}
