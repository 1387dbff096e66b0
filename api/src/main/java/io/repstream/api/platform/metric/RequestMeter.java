package io.repstream.api.platform.metric;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.helidon.metrics.api.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Counts and times requests by operation. Safe for all threads. */
public final class RequestMeter {
  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofSeconds(2),
    Duration.ofSeconds(5)
  };

  private record Outcome(String operation, String status) {}

  private final Map<Outcome, Counter> counters = new ConcurrentHashMap<>();
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  /**
   * Notes a request that was answered.
   *
   * @param operation as {@link AskedOperation} tells
   */
  public void answered(String operation, int status, Duration duration) {
    counters
        .computeIfAbsent(new Outcome(operation, status / 100 + "xx"), RequestMeter::counter)
        .increment();
    timers.computeIfAbsent(operation, RequestMeter::timer).record(duration);
  }

  private static Counter counter(Outcome outcome) {
    return Metrics.globalRegistry()
        .getOrCreate(
            Counter.builder("repstream_api_requests_total")
                .description("Requests answered, by operation and class of status")
                .tags(
                    List.of(
                        Tag.create("operation", outcome.operation()),
                        Tag.create("status", outcome.status()))));
  }

  private static Timer timer(String operation) {
    return Metrics.globalRegistry()
        .getOrCreate(
            Timer.builder("repstream_api_request")
                .description("How long requests took, by operation")
                .buckets(BUCKETS)
                .tags(List.of(Tag.create("operation", operation))));
  }
}
