package io.repstream.perf.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeepAliveBenchIT {
  private static final int ENOUGH = KeepAliveBench.MIN_BODY_BYTES;

  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/big", exchange -> answer(exchange, ENOUGH));
    server.createContext("/small", exchange -> answer(exchange, 10));
    server.createContext("/late", KeepAliveBenchIT::answerLate);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void measuresOnOneConnection() throws IOException, InterruptedException {
    KeepAliveBench.Result result = bench("/big").run(20, 50);
    assertThat(result.requestCount()).isEqualTo(50);
    assertThat(result.connectionCount()).isEqualTo(1);
    assertThat(result.bodyBytes()).isEqualTo(ENOUGH);
    assertThat(result.p50Millis()).isPositive().isLessThanOrEqualTo(result.maxMillis());
    assertThat(result.toText()).contains("50 requests", "p50");
  }

  @Test
  void findsTheTrap() throws IOException, InterruptedException {
    assertThat(bench("/late").run(1, 5).isGood()).isFalse();
  }

  @Test
  void refusesToJudgeBySmallBodies() throws IOException, InterruptedException {
    assertThat(bench("/small").run(5, 5).isGood()).isFalse();
  }

  @Test
  void failsOnAnythingButOk() {
    assertThatIOException()
        .isThrownBy(() -> bench("/missing").run(0, 1))
        .withMessageContaining("404");
  }

  private KeepAliveBench bench(String path) {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    return new KeepAliveBench(url, Optional.of("token"), MonotonicClock.system());
  }

  private static void answer(HttpExchange exchange, int bodyBytes) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, bodyBytes);
      exchange.getResponseBody().write(new byte[bodyBytes]);
    }
  }

  private static void answerLate(HttpExchange exchange) throws IOException {
    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    answer(exchange, ENOUGH);
  }
}
