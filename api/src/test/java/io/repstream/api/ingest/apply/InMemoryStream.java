package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.stream.Backlog;
import io.repstream.api.ingest.stream.Claim;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.Redelivery;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream with one group in memory. Safe for the worker's thread and the test's. */
public final class InMemoryStream implements TelemetryStream {
  private final List<StreamEntry> entries = new ArrayList<>();
  private final Map<String, StreamEntry> pending = new LinkedHashMap<>();
  private final List<DeadLetter> dead = new ArrayList<>();
  private final Map<String, Long> deliveries = new HashMap<>();
  private int delivered;
  private Next next = Next.WORKS;
  private Runnable failPoint = () -> {};

  /** What becomes of the next acknowledgement. */
  private enum Next {
    WORKS,
    FAILS,
    IS_TOO_LATE
  }

  public void add(List<MachineRun> runs) {
    add(TelemetryEntryCodec.encode(7, runs));
  }

  public synchronized void add(byte[] bytes) {
    entries.add(new StreamEntry.Packed((entries.size() + 1) + "-0", bytes));
  }

  public synchronized List<DeadLetter> dead() {
    return dead;
  }

  public synchronized boolean isDone() {
    return delivered == entries.size() && pending.isEmpty();
  }

  /** What is pending, without counting a delivery. */
  public synchronized List<StreamEntry> pendingEntries() {
    return List.copyOf(pending.values());
  }

  @Override
  public void open() {}

  @Override
  public synchronized List<Redelivery> pending(Optional<String> after, int limit) {
    long from = after.map(InMemoryStream::number).orElse(0L);
    return pending.values().stream()
        .filter(entry -> number(entry.id()) > from)
        .limit(limit)
        .map(entry -> new Redelivery(entry, deliveries.merge(entry.id(), 1L, Long::sum)))
        .toList();
  }

  @Override
  public synchronized List<StreamEntry> next(int limit) {
    List<StreamEntry> next =
        List.copyOf(entries.subList(delivered, Math.min(entries.size(), delivered + limit)));
    delivered += next.size();
    next.forEach(entry -> pending.put(entry.id(), entry));
    next.forEach(entry -> deliveries.put(entry.id(), 1L));
    return next;
  }

  @Override
  public synchronized Claim claim(Duration minIdle) {
    return new Claim(0, 0);
  }

  /** Lets the store vanish once, right when everything else is done. */
  public void failNextAcknowledgement() {
    next = Next.FAILS;
  }

  /** Runs something between the write and each acknowledgement. */
  public synchronized void beforeAcknowledge(Runnable failPoint) {
    this.failPoint = failPoint;
  }

  /** How often the entry was delivered that was delivered most often. */
  public synchronized long mostDeliveries() {
    return deliveries.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** Lets somebody else hold the lease once. */
  public void loseLeaseAtNextAcknowledgement() {
    next = Next.IS_TOO_LATE;
  }

  @Override
  public synchronized boolean acknowledge(Collection<String> entryIds, long leaseEpoch) {
    failPoint.run();
    Next now = next;
    next = Next.WORKS;
    if (now == Next.FAILS) {
      throw new IllegalStateException("away");
    }
    if (now == Next.IS_TOO_LATE) {
      return false;
    }
    pending.keySet().removeAll(List.copyOf(entryIds));
    return true;
  }

  @Override
  public synchronized void bury(DeadLetter entry) {
    dead.add(entry);
    pending.remove(entry.entryId());
  }

  @Override
  public synchronized void buryPart(DeadLetter part) {
    dead.add(part);
  }

  @Override
  public long trim() {
    return 0;
  }

  @Override
  public synchronized Backlog backlog() {
    return new Backlog(entries.size(), pending.size());
  }

  private static long number(String id) {
    return Long.parseLong(id.substring(0, id.indexOf('-')));
  }
}
