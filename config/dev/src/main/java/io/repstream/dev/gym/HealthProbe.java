package io.repstream.dev.gym;

import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks services whether they can do their work. Safe for all threads. */
public final class HealthProbe implements AutoCloseable {
  private static final Duration REQUEST_TIME_LIMIT = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(150);

  private final MonotonicClock clock;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(REQUEST_TIME_LIMIT).build();

  public HealthProbe(MonotonicClock clock) {
    this.clock = clock;
  }

  /** What a service answered. */
  public sealed interface Health {
    /** It can. */
    record Up() implements Health {}

    /** It cannot, or does not answer. */
    record Down(String detail) implements Health {}
  }

  /** Asks once. */
  public Health ask(URI url) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(url).timeout(REQUEST_TIME_LIMIT).build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? new Health.Up()
          : new Health.Down("%d %s".formatted(answer.statusCode(), answer.body().strip()));
    } catch (IOException e) {
      return new Health.Down("no answer");
    }
  }

  /** Asks until the service can, or the time is over; answers the last health. */
  public Health await(URI url, Duration timeLimit) throws InterruptedException {
    long begin = clock.nanos();
    Health health = ask(url);
    while (health instanceof Health.Down && clock.since(begin).compareTo(timeLimit) < 0) {
      Thread.sleep(PAUSE);
      health = ask(url);
    }
    return health;
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
