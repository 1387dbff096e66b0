package io.repstream.api.platform.metric;

import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times calls to one store or service, with their outcome. Safe for all threads. */
public final class DependencyMeter {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(1),
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final String dependency;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  /**
   * @param dependency of a small fixed set
   */
  public DependencyMeter(String dependency) {
    this.dependency = dependency;
  }

  /** A call was answered. */
  public void succeeded(Duration duration) {
    record("succeeded", duration);
  }

  /** A call was refused, or nobody answered it. */
  public void failed(Duration duration) {
    record("failed", duration);
  }

  private void record(String outcome, Duration duration) {
    timers.computeIfAbsent(outcome, this::timer).record(duration);
  }

  private Timer timer(String outcome) {
    return Metrics.globalRegistry()
        .getOrCreate(
            Timer.builder("repstream_dependency")
                .description("Calls to stores and services, by outcome")
                .buckets(BUCKETS)
                .tags(
                    List.of(Tag.create("dependency", dependency), Tag.create("outcome", outcome))));
  }
}
