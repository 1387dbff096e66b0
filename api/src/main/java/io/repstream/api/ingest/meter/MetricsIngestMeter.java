package io.repstream.api.ingest.meter;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.repstream.api.ingest.stream.Backlog;
import io.repstream.common.telemetry.LostRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;

/**
 * Ingest's metrics, for {@code /metrics}. Made through Helidon's own registry, as everywhere: that
 * of MicroProfile takes the same locks in the other order, and threads at both would wait for ever.
 */
@ApplicationScoped
public class MetricsIngestMeter implements IngestMeter {
  private static final double NANOS_PER_SECOND = 1e9;
  private static final String LOST = "repstream_telemetry_lost_total";
  private static final String LAG = "repstream_consumer_lag_seconds";
  private static final String LENGTH = "repstream_stream_length";
  private static final String PENDING = "repstream_stream_pending";
  private static final Backlog EMPTY = new Backlog(0, 0);

  private final AtomicInteger held = new AtomicInteger(-1);
  private final Map<Integer, Duration> lags = new ConcurrentHashMap<>();
  private final Map<Integer, Backlog> backlogs = new ConcurrentHashMap<>();
  private final Map<Integer, Queue<Gauge<?>>> gauges = new ConcurrentHashMap<>();

  @Override
  public void read(int entries) {
    count("repstream_ingest_entries_total", entries);
  }

  @Override
  public void stored(int samples) {
    count("repstream_ingest_samples_total", samples);
  }

  @Override
  public void buried(String reason) {
    count("repstream_dead_letter_total", 1, Tag.create("reason", reason));
  }

  @Override
  public void lost(int entries) {
    count(LOST, entries, Tag.create("cause", "trimmed"));
  }

  @Override
  public void lostSamples(LostRange.Cause cause, long samples) {
    count(LOST, samples, Tag.create("cause", cause.name().toLowerCase(Locale.ROOT)));
  }

  @Override
  public void isolated() {
    count("repstream_ingest_isolated_total", 1);
  }

  @Override
  public void contended(int machines) {
    count("repstream_ingest_contended_total", machines);
  }

  @Override
  public void refolded() {
    count("repstream_ingest_refolds_total", 1);
  }

  @Override
  public void failed() {
    count("repstream_ingest_failures_total", 1);
  }

  @Override
  public void held(int shards) {
    if (held.getAndSet(shards) < 0) {
      Gauge<Double> _ =
          Metrics.globalRegistry()
              .getOrCreate(Gauge.builder("repstream_ingest_shards_held", held, AtomicInteger::get));
    }
  }

  @Override
  public void left(int shard) {
    lags.remove(shard);
    backlogs.remove(shard);
    Queue<Gauge<?>> told = gauges.remove(shard);
    if (told != null) {
      told.forEach(Metrics.globalRegistry()::remove);
    }
  }

  @Override
  public void lag(int shard, Duration behind) {
    if (lags.put(shard, behind) == null) {
      show(shard, LAG, meter -> meter.seconds(shard));
    }
  }

  @Override
  public void backlog(int shard, Backlog backlog) {
    if (backlogs.put(shard, backlog) == null) {
      show(shard, LENGTH, meter -> meter.of(shard).length());
      show(shard, PENDING, meter -> meter.of(shard).pending());
    }
  }

  private double seconds(int shard) {
    return lags.getOrDefault(shard, Duration.ZERO).toNanos() / NANOS_PER_SECOND;
  }

  private Backlog of(int shard) {
    return backlogs.getOrDefault(shard, EMPTY);
  }

  private static void count(String name, long more, Tag... tags) {
    Metrics.globalRegistry().getOrCreate(Counter.builder(name).tags(List.of(tags))).increment(more);
  }

  /**
   * Of this object, which lives as long as the process: the registry holds on to no mere lambda.
   */
  private void show(int shard, String name, ToDoubleFunction<MetricsIngestMeter> figure) {
    List<Tag> tags = List.of(Tag.create("shard", Integer.toString(shard)));
    Gauge<Double> gauge =
        Metrics.globalRegistry().getOrCreate(Gauge.builder(name, this, figure).tags(tags));
    gauges.computeIfAbsent(shard, _ -> new ConcurrentLinkedQueue<>()).add(gauge);
  }
}
