package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class AdminIT {
  private TestRedis redis;
  private Gateway gateway;
  private AdminClient admin;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway = Gateway.start(GatewaySettings.with(redis).read());
    admin = new AdminClient(gateway.adminAddress());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/live,200",
    "GET,/ready,200",
    "GET,/health,200",
    "GET,/metrics,200",
    "GET,/,404",
    "GET,/ready?x=1,404",
    "POST,/ready,405",
    "GET,/admin/drain,200",
    "PUT,/admin/drain,405",
    "GET,/admin/drain/,404",
    "DELETE,/metrics,405"
  })
  void answersWithTheRightStatusAndIsNeverStored(String method, String path, int status) {
    HttpResponse<String> response = admin.request(method, path);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(response.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(response.headers().firstValue("X-Frame-Options")).contains("DENY");
    assertThat(response.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(response.headers().firstValue("Content-Security-Policy"))
        .contains("default-src 'none'; frame-ancestors 'none'");
    assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void showsFiguresInPlainPrometheusText() throws IOException {
    double before = admin.metric("repstream_gateway_samples_stored_total");
    try (Welcomed welcomed =
        MachineClient.welcomed(
            gateway.machineAddress(), redis.provision(), MachineClient.newBoot())) {
      welcomed.client().sendSamples(1, 4);
      welcomed.client().awaitAck(4);
      assertThat(admin.metric("repstream_gateway_connections")).isEqualTo(1);
      assertThat(admin.metric("repstream_gateway_samples_stored_total")).isEqualTo(before + 4);
      assertThat(admin.metric("repstream_gateway_frames_total{type=\"samples\"}")).isPositive();
      assertThat(admin.metric("repstream_gateway_handshakes_total{outcome=\"welcomed\"}"))
          .isPositive();
      assertThat(admin.metric("repstream_gateway_store_seconds_count")).isPositive();
      assertThat(admin.metric("repstream_gateway_in_flight_bytes")).isZero();
    }
    await().until(() -> admin.metric("repstream_gateway_connections") == 0);
    assertThat(admin.get("/metrics").headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
  }

  @Test
  void tellsOfItsBuildAndItsJvm() throws IOException {
    String scrape = admin.get("/metrics").body();
    assertThat(scrape)
        .containsPattern("repstream_build_info\\{[^}]*service=\"repstream-gateway\"[^}]*} 1");
    for (String line : Files.readAllLines(Path.of("../config/prometheus/library-metrics.txt"))) {
      if (line.startsWith("gateway ")) {
        assertThat(scrape).containsPattern("(?m)^" + line.substring(8) + "[ {]");
      }
    }
  }

  @Test
  void refusesWhatIsNoHttp() throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), gateway.adminAddress().getPort())) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("\0\0\0\1garbage\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("garbage");
    }
  }
}
