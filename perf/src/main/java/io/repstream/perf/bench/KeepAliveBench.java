package io.repstream.perf.bench;

import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.HdrHistogram.Histogram;

/**
 * Does a larger answer on a kept connection wait for a timer? A server that leaves Nagle's
 * algorithm on, and writes a body in more than one piece, holds back the last piece until the
 * client's delayed ACK comes: 40 ms on each request, although nothing is busy.
 */
public final class KeepAliveBench {
  /** Smaller bodies may fit into one write and show nothing. */
  public static final int MIN_BODY_BYTES = 26 * 1024;

  /** What the median must stay below. */
  public static final Duration LIMIT = Duration.ofMillis(5);

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;

  private final URI url;
  private final Optional<String> bearerToken;
  private final MonotonicClock clock;

  /**
   * @param url what is fetched again and again
   * @param bearerToken for a resource that wants one
   */
  public KeepAliveBench(URI url, Optional<String> bearerToken, MonotonicClock clock) {
    this.url = url;
    this.bearerToken = bearerToken;
    this.clock = clock;
  }

  /**
   * What was seen.
   *
   * @param connectionCount distinct connections; must be 1 for the figures to mean anything
   * @param bodyBytes of the smallest body
   */
  public record Result(
      long requestCount,
      int connectionCount,
      int bodyBytes,
      double p50Millis,
      double p99Millis,
      double maxMillis) {
    /** Whether the trap is absent, and the run was able to show it. */
    public boolean isGood() {
      return connectionCount == 1 && bodyBytes >= MIN_BODY_BYTES && p50Millis < LIMIT.toMillis();
    }

    /** For people. */
    public String toText() {
      return String.format(
          Locale.ROOT,
          "%d requests of %d bytes on %d connection(s): p50 %.3f ms, p99 %.3f ms, max %.3f ms%n",
          requestCount,
          bodyBytes,
          connectionCount,
          p50Millis,
          p99Millis,
          maxMillis);
    }
  }

  /**
   * Fetches one after another; blocks.
   *
   * @param warmUpCount requests before those that are measured
   * @throws IOException when an answer is not 200
   */
  public Result run(int warmUpCount, int requestCount) throws IOException, InterruptedException {
    Histogram nanos = new Histogram(TIMEOUT.toNanos(), 3);
    Set<String> connections = new HashSet<>();
    int smallestBody = Integer.MAX_VALUE;
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      for (int i = 0; i < warmUpCount; i++) {
        fetch(http);
      }
      for (int i = 0; i < requestCount; i++) {
        long startNanos = clock.nanos();
        HttpResponse<byte[]> response = fetch(http);
        nanos.recordValue(Math.min(TIMEOUT.toNanos(), clock.nanos() - startNanos));
        connections.add(response.connectionLabel().orElse("?"));
        smallestBody = Math.min(smallestBody, response.body().length);
      }
    }
    return new Result(
        requestCount,
        connections.size(),
        smallestBody,
        nanos.getValueAtPercentile(50) / 1e6,
        nanos.getValueAtPercentile(99) / 1e6,
        nanos.getMaxValue() / 1e6);
  }

  private HttpResponse<byte[]> fetch(HttpClient http) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).timeout(TIMEOUT);
    bearerToken.ifPresent(token -> request.header("Authorization", "Bearer " + token));
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() != OK) {
      throw new IOException(url + " answered " + response.statusCode());
    }
    return response;
  }
}
