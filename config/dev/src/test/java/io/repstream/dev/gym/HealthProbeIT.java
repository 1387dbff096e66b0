package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeIT {
  private final AtomicInteger failuresLeft = new AtomicInteger();
  private final HealthProbe probe = new HealthProbe(MonotonicClock.system());
  private HttpServer service;
  private URI url;

  @BeforeEach
  void start() throws IOException {
    service = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          byte[] body = "warming up".getBytes(StandardCharsets.UTF_8);
          int status = failuresLeft.getAndDecrement() > 0 ? 503 : 200;
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    service.start();
    url = URI.create("http://127.0.0.1:" + service.getAddress().getPort() + "/");
  }

  @AfterEach
  void stop() {
    service.stop(0);
    probe.close();
  }

  @Test
  void waitsUntilTheServiceIsHealthy() throws InterruptedException {
    failuresLeft.set(2);

    assertThat(probe.await(url, Duration.ofSeconds(20))).isEqualTo(new HealthProbe.Health.Up());
  }

  @Test
  void saysWhatTheServiceSaidLastWhenTimeIsOver() throws InterruptedException {
    failuresLeft.set(Integer.MAX_VALUE);

    assertThat(probe.await(url, Duration.ZERO))
        .isEqualTo(new HealthProbe.Health.Down("503 warming up"));
  }

  @Test
  void takesNoAnswerForDown() throws InterruptedException {
    service.stop(0);

    assertThat(probe.ask(url)).isEqualTo(new HealthProbe.Health.Down("no answer"));
  }
}
