package io.repstream.api.ingest.meter;

import io.repstream.api.ingest.stream.Backlog;
import io.repstream.common.telemetry.LostRange;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.MetricID;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.Tag;

/** Ingest's metrics, for {@code /metrics}. */
@ApplicationScoped
public class MetricsIngestMeter implements IngestMeter {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String LAG = "repstream_consumer_lag_seconds";
  private static final String LENGTH = "repstream_stream_length";
  private static final String PENDING = "repstream_stream_pending";
  private static final Backlog EMPTY = new Backlog(0, 0);

  private final MetricRegistry registry;
  private final AtomicInteger held = new AtomicInteger(-1);
  private final Map<Integer, Duration> lags = new ConcurrentHashMap<>();
  private final Map<Integer, Backlog> backlogs = new ConcurrentHashMap<>();

  @Inject
  public MetricsIngestMeter(MetricRegistry registry) {
    this.registry = registry;
  }

  @Override
  public void read(int entries) {
    registry.counter("repstream_ingest_entries_total").inc(entries);
  }

  @Override
  public void stored(int samples) {
    registry.counter("repstream_ingest_samples_total").inc(samples);
  }

  @Override
  public void buried(String reason) {
    registry.counter("repstream_dead_letter_total", new Tag("reason", reason)).inc();
  }

  @Override
  public void lost(int entries) {
    registry.counter("repstream_telemetry_lost_total", new Tag("cause", "trimmed")).inc(entries);
  }

  @Override
  public void lostSamples(LostRange.Cause cause, long samples) {
    Tag tag = new Tag("cause", cause.name().toLowerCase(Locale.ROOT));
    registry.counter("repstream_telemetry_lost_total", tag).inc(samples);
  }

  @Override
  public void isolated() {
    registry.counter("repstream_ingest_isolated_total").inc();
  }

  @Override
  public void contended(int machines) {
    registry.counter("repstream_ingest_contended_total").inc(machines);
  }

  @Override
  public void refolded() {
    registry.counter("repstream_ingest_refolds_total").inc();
  }

  @Override
  public void failed() {
    registry.counter("repstream_ingest_failures_total").inc();
  }

  @Override
  public void held(int shards) {
    if (held.getAndSet(shards) < 0) {
      registry.gauge("repstream_ingest_shards_held", held::get);
    }
  }

  @Override
  public void left(int shard) {
    if (lags.remove(shard) != null) {
      remove(LAG, shard);
    }
    if (backlogs.remove(shard) != null) {
      remove(LENGTH, shard);
      remove(PENDING, shard);
    }
  }

  @Override
  public void lag(int shard, Duration behind) {
    if (lags.put(shard, behind) == null) {
      registry.gauge(LAG, () -> seconds(shard), shardTag(shard));
    }
  }

  @Override
  public void backlog(int shard, Backlog backlog) {
    if (backlogs.put(shard, backlog) == null) {
      Tag tag = shardTag(shard);
      registry.gauge(LENGTH, () -> of(shard).length(), tag);
      registry.gauge(PENDING, () -> of(shard).pending(), tag);
    }
  }

  private double seconds(int shard) {
    return lags.getOrDefault(shard, Duration.ZERO).toNanos() / NANOS_PER_SECOND;
  }

  private Backlog of(int shard) {
    return backlogs.getOrDefault(shard, EMPTY);
  }

  private void remove(String gauge, int shard) {
    registry.remove(new MetricID(gauge, shardTag(shard)));
  }

  private static Tag shardTag(int shard) {
    return new Tag("shard", Integer.toString(shard));
  }
}
