package io.repstream.api.platform.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.api.testing.ApiProcess;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.TestStores;
import io.repstream.common.config.SettingKey;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a service manager sees it: how it starts, refuses to, and stops. */
class ProcessIT {
  private static final Duration START = Duration.ofSeconds(90);

  @TempDir private Path directory;

  @Test
  void leavesWithATableOfFaultsWhereItIsConfiguredWrongly() throws Exception {
    try (ApiProcess api =
        ApiProcess.start(directory, Map.of("REPSTREAM_REDIS_STREAM_URL", "http://elsewhere"))) {
      assertThat(api.exitCode()).as(api.output()).isEqualTo(78);
      assertThat(api.output())
          .contains("REPSTREAM_REDIS_STREAM_URL", "REPSTREAM_MONGODB_URL", "must be a URI")
          .doesNotContain("elsewhere", "Exception", "WELD");
    }
  }

  @Test
  void finishesRequestsUnderWayBeforeItStops() throws Exception {
    int port = freePort();
    int adminPort = freePort();
    try (TestStores stores = TestStores.start();
        ApiProcess api = ApiProcess.start(directory, environment(stores, port, adminPort))) {
      URI ready = URI.create("http://127.0.0.1:" + adminPort + "/health/ready");
      await().atMost(START).until(() -> status(ready) == 200);

      HttpClient client = HttpClient.newHttpClient();
      CompletableFuture<HttpResponse<String>> slow =
          client.sendAsync(registration(port), BodyHandlers.ofString());
      await().until(() -> isUnderWay(api));
      api.terminate();

      assertThat(slow.get().statusCode()).as(slow.get().body()).isEqualTo(201);
      assertThat(api.exitCode()).isEqualTo(143);
      assertThat(api.output()).contains("stopping: 1 requests under way");
      assertThat(api.output().lines())
          .filteredOn(line -> line.startsWith("{"))
          .allMatch(line -> line.endsWith("}"));
    }
  }

  /** The first password of a process is measured aloud, right before a caller's is hashed. */
  private static boolean isUnderWay(ApiProcess api) {
    return api.output().contains("one password hash takes");
  }

  private static HttpRequest registration(int port) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/auth/register"))
        .header("Content-Type", "application/json")
        .POST(
            HttpRequest.BodyPublishers.ofString(
                """
                {"email":"slow@example.com","password":"a slow password","displayName":"Slow"}
                """))
        .build();
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
    // no operator: the first hash is then the one of the slow request
    environment.remove("REPSTREAM_BOOTSTRAP_OPERATOR_EMAIL");
    environment.remove("REPSTREAM_BOOTSTRAP_OPERATOR_PASSWORD");
    environment.put("REPSTREAM_PASSWORD_BCRYPT_COST", "13");
    environment.put("SERVER_PORT", Integer.toString(port));
    environment.put("SERVER_SOCKETS_0_PORT", Integer.toString(adminPort));
    return environment;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
