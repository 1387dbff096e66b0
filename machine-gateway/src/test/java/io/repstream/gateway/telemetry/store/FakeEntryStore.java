package io.repstream.gateway.telemetry.store;

import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import io.repstream.gateway.redis.RedisFault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/** An entry store in memory that fails when told; all threads. */
public final class FakeEntryStore implements EntryStore {
  /** Stands for a fault that is no fault of the store: the attempt throws. */
  public static final RedisFault BUG = RedisFault.OTHER;

  private final List<StreamEntry> stored = new ArrayList<>();
  private final Map<String, Long> marks = new HashMap<>();
  private final Queue<RedisFault> faults = new ArrayDeque<>();
  private CountDownLatch gate = new CountDownLatch(0);
  private int attempts;
  private boolean aborted;

  /** The next entries meet these faults, one each. */
  public synchronized void failWith(RedisFault... next) {
    faults.addAll(List.of(next));
  }

  /** Attempts wait until the gate is opened. */
  public synchronized CountDownLatch shut() {
    gate = new CountDownLatch(1);
    return gate;
  }

  @Override
  public List<Outcome> store(List<StreamEntry> entries) {
    if (passesGate()) {
      return storeNow(entries);
    }
    return Collections.nCopies(entries.size(), new Outcome.NotStored(RedisFault.SILENT));
  }

  private boolean passesGate() {
    CountDownLatch shutGate;
    synchronized (this) {
      attempts++;
      aborted = false;
      shutGate = gate;
    }
    try {
      shutGate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
    synchronized (this) {
      return !aborted;
    }
  }

  private synchronized List<Outcome> storeNow(List<StreamEntry> entries) {
    List<Outcome> outcomes = new ArrayList<>();
    for (StreamEntry entry : entries) {
      RedisFault fault = faults.poll();
      if (fault == BUG) {
        throw new IllegalStateException("a bug on purpose");
      }
      if (fault == null) {
        stored.add(entry);
        entry.marks().forEach((field, seq) -> marks.merge(field, seq, Math::max));
        outcomes.add(new Outcome.Stored());
      } else {
        outcomes.add(new Outcome.NotStored(fault));
      }
    }
    return outcomes;
  }

  public synchronized int attempts() {
    return attempts;
  }

  public synchronized List<StreamEntry> stored() {
    return List.copyOf(stored);
  }

  synchronized long mark(String field) {
    return marks.getOrDefault(field, 0L);
  }

  /** All runs in the order in which they were stored. */
  public synchronized List<MachineRun> runs() {
    return stored.stream().flatMap(entry -> decode(entry.bytes()).stream()).toList();
  }

  public static List<MachineRun> decode(byte[] bytes) {
    return switch (TelemetryEntryCodec.decode(bytes)) {
      case TelemetryEntryCodec.Result.Entry(long nonce, List<MachineRun> runs) -> runs;
      case TelemetryEntryCodec.Result.Unreadable(String reason) -> throw new AssertionError(reason);
    };
  }

  @Override
  public void abort() {
    synchronized (this) {
      aborted = true;
      gate.countDown();
    }
  }

  @Override
  public void close() {}
}
