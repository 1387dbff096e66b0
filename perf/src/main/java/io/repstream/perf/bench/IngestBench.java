package io.repstream.perf.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Projections;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.MachineId;
import io.repstream.perf.evening.EveningPlayer;
import io.repstream.perf.oracle.Stores;
import io.repstream.perf.stand.ProcessorTime;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What does ingest take of the processor for a sample, and how often does it write a document? The
 * api's process alone is measured: the store says nothing about it. Blocks; for one thread.
 */
public final class IngestBench {
  private static final int TICKS_PER_SECOND = 50;
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
  private static final long CHECK_MILLIS = 100;
  private static final double NANOS_PER_MICRO = 1_000;

  private final Stand stand;
  private final Terms terms;
  private final MonotonicClock clock = MonotonicClock.system();

  /**
   * How it is asked.
   *
   * @param bikes that are in use
   * @param rate samples of each in a second
   * @param warmUp before what is measured
   */
  public record Terms(int bikes, double rate, Duration warmUp, Duration measured) {}

  /**
   * What was seen.
   *
   * @param microsPerSample processor time of the api's process
   * @param bucketWrites of samples, for each bike and second
   * @param workoutWrites for each bike and second
   * @param lagSeconds until the last sample was taken in after the end
   */
  public record Result(
      long samples,
      double microsPerSample,
      double bucketWrites,
      double workoutWrites,
      double lagSeconds) {
    /** For people. */
    public String toText() {
      return String.format(
          Locale.ROOT,
          "%d samples: %.1f µs of processor time each; writes per machine and second: %.2f of"
              + " buckets, %.2f of workouts; all taken in %.1f s after the last%n",
          samples,
          microsPerSample,
          bucketWrites,
          workoutWrites,
          lagSeconds);
    }
  }

  /** What was written so far. */
  private record Writes(long buckets, long workouts) {}

  public IngestBench(Stand stand, Terms terms) {
    this.stand = stand;
    this.terms = terms;
  }

  /** Asks once. */
  public Result run() throws IOException, InterruptedException {
    Stores stores = stand.stores();
    String name = "bench-" + WallClock.system().instant().toEpochMilli();
    SteadyGym gym = new SteadyGym(name, terms.bikes(), terms.rate());
    try (EveningPlayer player = new EveningPlayer(stores.redisUrl())) {
      play(player, gym, terms.warmUp());
      awaitTakenIn(player);
      Writes before = writes(stores, gym.machineIds());
      long pid = stand.api().process().pid();
      Duration cpuBefore = ProcessorTime.of(pid);
      long samples = play(player, gym, terms.measured());
      long end = clock.nanos();
      awaitTakenIn(player);
      Duration lag = clock.since(end);
      Duration cpu = ProcessorTime.of(pid).minus(cpuBefore);
      Writes after = writes(stores, gym.machineIds());
      double machineSeconds = terms.bikes() * (terms.measured().toNanos() / 1e9);
      return new Result(
          samples,
          cpu.toNanos() / NANOS_PER_MICRO / samples,
          (after.buckets() - before.buckets()) / machineSeconds,
          (after.workouts() - before.workouts()) / machineSeconds,
          lag.toNanos() / 1e9);
    }
  }

  /** In steps of 20 ms, so that few samples share an entry, as at a gateway that flushes often. */
  private long play(EveningPlayer player, SteadyGym gym, Duration length)
      throws InterruptedException {
    long begin = clock.nanos();
    long ticks = length.toSeconds() * TICKS_PER_SECOND;
    long sent = 0;
    for (long tick = 1; tick <= ticks; tick++) {
      Duration due = Duration.ofMillis(tick * 1_000 / TICKS_PER_SECOND);
      Duration left = due.minus(clock.since(begin));
      if (left.isPositive()) {
        Thread.sleep(left);
      }
      long wanted = Math.round(tick * terms.bikes() * terms.rate() / TICKS_PER_SECOND);
      long nowMs = WallClock.system().instant().toEpochMilli();
      player.add(gym.measure((int) (wanted - sent), nowMs));
      sent = wanted;
    }
    return sent;
  }

  private void awaitTakenIn(EveningPlayer player) throws IOException, InterruptedException {
    long begin = clock.nanos();
    while (!player.isTakenIn()) {
      if (clock.since(begin).compareTo(DRAIN_LIMIT) > 0) {
        throw new IOException("ingest does not keep up");
      }
      Thread.sleep(CHECK_MILLIS);
    }
  }

  /** A document's revision or version is how often it was written. */
  private static Writes writes(Stores stores, List<MachineId> machineIds) {
    try (MongoClient client = MongoClients.create(stores.mongoUrl())) {
      MongoDatabase database = client.getDatabase(stores.database());
      return new Writes(
          sum(database, "sampleBuckets", "revision", machineIds),
          sum(database, "workouts", "version", machineIds));
    }
  }

  private static long sum(
      MongoDatabase database, String collection, String field, List<MachineId> machineIds) {
    long sum = 0;
    for (var document :
        database
            .getCollection(collection)
            .find(Filters.in("machineId", machineIds.stream().map(MachineId::value).toList()))
            .projection(Projections.include(field))) {
      sum += ((Number) document.get(field)).longValue();
    }
    return sum;
  }
}
