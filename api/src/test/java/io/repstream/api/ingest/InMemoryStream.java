package io.repstream.api.ingest;

import io.repstream.api.ingest.stream.Backlog;
import io.repstream.api.ingest.stream.DeadLetter;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.TelemetryEntryCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A stream with one group in memory. Safe for the worker's thread and the test's. */
final class InMemoryStream implements TelemetryStream {
  private final List<StreamEntry> entries = new ArrayList<>();
  private final Map<String, StreamEntry> pending = new LinkedHashMap<>();
  private final List<DeadLetter> dead = new ArrayList<>();
  private int delivered;
  private Next next = Next.WORKS;

  /** What becomes of the next acknowledgement. */
  private enum Next {
    WORKS,
    FAILS,
    IS_TOO_LATE
  }

  void add(List<MachineRun> runs) {
    add(TelemetryEntryCodec.encode(7, runs));
  }

  synchronized void add(byte[] bytes) {
    entries.add(new StreamEntry.Packed((entries.size() + 1) + "-0", bytes));
  }

  synchronized List<DeadLetter> dead() {
    return dead;
  }

  synchronized boolean isDone() {
    return delivered == entries.size() && pending.isEmpty();
  }

  @Override
  public void open() {}

  @Override
  public synchronized List<StreamEntry> pending(Optional<String> after, int limit) {
    long from = after.map(InMemoryStream::number).orElse(0L);
    return pending.values().stream().filter(e -> number(e.id()) > from).limit(limit).toList();
  }

  @Override
  public synchronized List<StreamEntry> next(int limit) {
    List<StreamEntry> next =
        List.copyOf(entries.subList(delivered, Math.min(entries.size(), delivered + limit)));
    delivered += next.size();
    next.forEach(entry -> pending.put(entry.id(), entry));
    return next;
  }

  @Override
  public int claim(Duration minIdle) {
    return 0;
  }

  /** Lets the store vanish once, right when everything else is done. */
  void failNextAcknowledgement() {
    next = Next.FAILS;
  }

  /** Lets somebody else hold the lease once. */
  void loseLeaseAtNextAcknowledgement() {
    next = Next.IS_TOO_LATE;
  }

  @Override
  public synchronized boolean acknowledge(Collection<String> entryIds, long leaseEpoch) {
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
