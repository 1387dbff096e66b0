package io.repstream.api.ingest.work;

import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.stream.Backlog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what was told. For one thread. */
final class CountingMeter implements IngestMeter {
  private final List<String> buried = new ArrayList<>();
  private int lost;
  private final AtomicInteger failures = new AtomicInteger();
  private int isolated;
  private int contended;
  private int refolded;

  List<String> buried() {
    return buried;
  }

  int lostEntries() {
    return lost;
  }

  int isolatedEntries() {
    return isolated;
  }

  int contendedMachines() {
    return contended;
  }

  int failures() {
    return failures.get();
  }

  int refolds() {
    return refolded;
  }

  @Override
  public void read(int entries) {}

  @Override
  public void stored(int samples) {}

  @Override
  public void buried(String reason) {
    buried.add(reason);
  }

  @Override
  public void lost(int entries) {
    lost += entries;
  }

  @Override
  public void isolated() {
    isolated++;
  }

  @Override
  public void contended(int machines) {
    contended += machines;
  }

  @Override
  public void refolded() {
    refolded++;
  }

  @Override
  public void failed() {
    failures.incrementAndGet();
  }

  @Override
  public void held(int shards) {}

  @Override
  public void left(int shard) {}

  @Override
  public void lag(int shard, Duration behind) {}

  @Override
  public void backlog(int shard, Backlog backlog) {}
}
