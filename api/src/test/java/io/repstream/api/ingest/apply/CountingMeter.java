package io.repstream.api.ingest.apply;

import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.stream.Backlog;
import io.repstream.common.telemetry.LostRange;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Remembers what was told. For one thread. */
public final class CountingMeter implements IngestMeter {
  private final List<String> buried = new ArrayList<>();
  private final Map<LostRange.Cause, Long> lostSamples = new EnumMap<>(LostRange.Cause.class);
  private int lost;
  private final AtomicInteger failures = new AtomicInteger();
  private int isolated;
  private int contended;
  private int refolded;

  public List<String> buried() {
    return buried;
  }

  public int lostEntries() {
    return lost;
  }

  public Map<LostRange.Cause, Long> lostSamples() {
    return lostSamples;
  }

  public int isolatedEntries() {
    return isolated;
  }

  public int contendedMachines() {
    return contended;
  }

  public int failures() {
    return failures.get();
  }

  public int refolds() {
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
  public void lostSamples(LostRange.Cause cause, long samples) {
    lostSamples.merge(cause, samples, Long::sum);
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
