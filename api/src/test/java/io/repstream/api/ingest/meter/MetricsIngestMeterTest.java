package io.repstream.api.ingest.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.repstream.api.ingest.stream.Backlog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MetricsIngestMeterTest {
  private static final int SHARD = 4_711;

  private final MetricsIngestMeter meter = new MetricsIngestMeter();

  @Test
  void tellsOfAShardForAsLongAsItIsOurs() {
    meter.lag(SHARD, Duration.ofMillis(2_500));
    meter.backlog(SHARD, new Backlog(120, 7));
    assertThat(told("repstream_consumer_lag_seconds")).hasValue(2.5);
    assertThat(told("repstream_stream_length")).hasValue(120.0);
    assertThat(told("repstream_stream_pending")).hasValue(7.0);

    meter.lag(SHARD, Duration.ZERO);
    assertThat(told("repstream_consumer_lag_seconds")).hasValue(0.0);

    meter.left(SHARD);
    assertThat(told("repstream_consumer_lag_seconds")).isEmpty();
    assertThat(told("repstream_stream_length")).isEmpty();
    assertThat(told("repstream_stream_pending")).isEmpty();

    meter.lag(SHARD, Duration.ofSeconds(1));
    assertThat(told("repstream_consumer_lag_seconds")).as("ours again").hasValue(1.0);
    meter.left(SHARD);
  }

  private static Optional<Double> told(String name) {
    return Metrics.globalRegistry()
        .meter(Gauge.class, name, List.of(Tag.create("shard", Integer.toString(SHARD))))
        .map(gauge -> gauge.value().doubleValue());
  }
}
