package io.repstream.gateway.telemetry;

import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.gateway.telemetry.store.StreamEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one shard, and the one entry of it that is under way. An entry is made once and
 * stays the same until it is stored. For one writer thread.
 */
final class ShardQueue {
  private static final byte[] NO_BYTES = {};
  private static final int MAX_RUNS = 4_096;

  private final int shard;
  private final int maxEntryBytes;
  private final InFlightBudget budget;
  private final RandomGenerator nonces;
  private final Queue<PendingRun> waiting = new ArrayDeque<>();
  private final SampleGlance glance = new SampleGlance();
  private @Nullable Packed underWay;

  ShardQueue(int shard, int maxEntryBytes, InFlightBudget budget, RandomGenerator nonces) {
    this.shard = shard;
    this.maxEntryBytes = maxEntryBytes;
    this.budget = budget;
    this.nonces = nonces;
  }

  /** An entry and what went into it. */
  record Packed(StreamEntry entry, List<PendingRun> runs, int safetyEvents) {}

  void add(PendingRun run) {
    waiting.add(run);
  }

  boolean isEmpty() {
    return underWay == null && waiting.isEmpty();
  }

  /**
   * The entry that is to be stored next; the same one until {@link #stored}.
   *
   * @return null where nothing waits
   */
  @Nullable Packed next() {
    if (underWay == null && !waiting.isEmpty()) {
      underWay = pack();
    }
    return underWay;
  }

  /** Drops what machines will send again; what is under way stays. */
  void purgeForgotten() {
    waiting.removeIf(
        run -> {
          boolean forgotten = run.lane().isForgotten(run);
          if (forgotten) {
            budget.giveBack(run.sizeBytes());
          }
          return forgotten;
        });
  }

  /** The entry is stored; the one after it is next. */
  void stored() {
    underWay = null;
  }

  private Packed pack() {
    List<PendingRun> pending = new ArrayList<>();
    List<MachineRun> runs = new ArrayList<>();
    List<MachineRun> safety = new ArrayList<>(0);
    Map<String, Long> marks = new HashMap<>();
    int samples = 0;
    for (int bytes = 0; bytes < maxEntryBytes && runs.size() < MAX_RUNS; ) {
      PendingRun next = waiting.poll();
      if (next == null) {
        break;
      }
      MachineRun run = next.run();
      bytes += TelemetryEntryCodec.sizeOf(run);
      samples += run.block().count();
      pending.add(next);
      runs.add(run);
      safety.addAll(glance.safetyStopsIn(run, next.lane().activityWatch()));
      marks.put(next.lane().durableField(), run.block().lastSeq());
    }
    return new Packed(
        new StreamEntry(shard, encode(runs), encode(safety), marks, samples),
        pending,
        safety.size());
  }

  private byte[] encode(List<MachineRun> runs) {
    return runs.isEmpty() ? NO_BYTES : TelemetryEntryCodec.encode(nonces.nextLong(), runs);
  }
}
