package io.repstream.api.platform.lifecycle;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.api.testing.ApiProcess;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.TestStores;
import io.repstream.common.config.SettingKey;
import io.repstream.dev.store.LoopbackPorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a service manager sees it: how it starts, refuses to, and stops. */
class ProcessIT {
  private static final Duration START = Duration.ofSeconds(90);
  private static final String REGISTRATION_BODY =
      "{\"email\":\"slow@example.com\",\"password\":\"a slow password\",\"displayName\":\"Slow\"}";
  private static final String REGISTRATION_HEAD =
      """
      POST /v1/auth/register HTTP/1.1
      Host: 127.0.0.1
      Content-Type: application/json
      Content-Length: %d
      Expect: 100-continue

      """
          .formatted(REGISTRATION_BODY.length())
          .replace("\n", "\r\n");

  @TempDir private Path directory;

  @Test
  void inProductionLeavesWithATableOfAllEightMistakes() throws Exception {
    Map<String, String> mistakes =
        Map.of(
            "MP_CONFIG_PROFILE", "production",
            "REPSTREAM_REDIS_STREAM_URL", "redis://:hunter2@elsewhere:6379",
            "REPSTREAM_MONGODB_URL", "mongodb://me:hunter2@elsewhere",
            "REPSTREAM_MACHINE_MASTER_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
            "REPSTREAM_PASSWORD_PEPPER", "c2hvcnQ",
            "REPSTREAM_LIMITS_SCALE", "1000");
    try (ApiProcess api = ApiProcess.start(directory, mistakes)) {
      assertThat(api.exitCode()).as(api.output()).isEqualTo(78);
      assertThat(api.output().lines().filter(line -> line.contains("fault: "))).hasSize(8);
      assertThat(api.output())
          .contains(
              "(REPSTREAM_REDIS_STREAM_URL)",
              "value: redis://***@elsewhere:6379   source: environment",
              "(REPSTREAM_MONGODB_URL)",
              "(REPSTREAM_MACHINE_MASTER_KEY)",
              "(REPSTREAM_PASSWORD_PEPPER)",
              "(REPSTREAM_LIMITS_SCALE)",
              "(REPSTREAM_JWT_PRIVATE_KEY)",
              "(REPSTREAM_JWT_ISSUER)",
              "(REPSTREAM_MAIL_SMTP_HOST)")
          .doesNotContain("hunter2", "c2hvcnQ", "AAECAw", "Exception", "WELD");
    }
  }

  @Test
  void finishesRequestsUnderWayBeforeItStops() throws Exception {
    List<Integer> ports = LoopbackPorts.free(2);
    int port = ports.getFirst();
    int adminPort = ports.getLast();
    try (TestStores stores = TestStores.start();
        ApiProcess api = ApiProcess.start(directory, environment(stores, port, adminPort))) {
      URI ready = URI.create("http://127.0.0.1:" + adminPort + "/health/ready");
      await().atMost(START).until(() -> status(ready) == 200);

      try (Socket caller = new Socket(InetAddress.getLoopbackAddress(), port)) {
        BufferedReader answer =
            new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
        send(caller, REGISTRATION_HEAD);
        assertThat(answer.readLine()).as("it waits for the body").startsWith("HTTP/1.1 100");
        api.terminate();
        await()
            .untilAsserted(
                () -> assertThat(api.output()).contains("stopping: 1 requests under way"));

        send(caller, REGISTRATION_BODY);
        assertThat(answer.readLine()).isEmpty();
        assertThat(answer.readLine()).startsWith("HTTP/1.1 201");
      }
      assertThat(api.exitCode()).isEqualTo(143);
      assertThat(api.output().lines())
          .filteredOn(line -> line.startsWith("{"))
          .allMatch(line -> line.endsWith("}"));
    }
  }

  private static void send(Socket caller, String text) throws IOException {
    caller.getOutputStream().write(text.getBytes(US_ASCII));
    caller.getOutputStream().flush();
  }

  private static int status(URI uri) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private static Map<String, String> environment(TestStores stores, int port, int adminPort) {
    Map<String, String> environment = new HashMap<>();
    ApiServer.settings(stores)
        .forEach((key, value) -> environment.put(SettingKey.environmentName(key), value));
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("SERVER_SOCKETS_0_PORT", Integer.toString(adminPort));
    return environment;
  }
}
