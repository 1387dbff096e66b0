package io.repstream.api.platform.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiProcess;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.TestGym;
import io.repstream.api.testing.TestStores;
import io.repstream.common.config.SettingKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;

/**
 * F23: the api is killed by SIGKILL inside of POSTs with an idempotency key, started again, and the
 * requests are repeated until answered: one resource and one effect for each.
 */
@Tag("heavy")
class KilledApiIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<Integer> KILLED_AT = List.of(4, 12, 21);
  private static final int COMMANDS = 30;

  @TempDir private Path directory;
  private final HttpClient http = HttpClient.newHttpClient();
  private Map<String, String> environment = Map.of();
  private int port;
  private volatile String token = "";

  @Test
  void eachRequestHasOneResourceAndOneEffect() throws Exception {
    port = freePort();
    int adminPort = freePort();
    try (TestStores stores = TestStores.start();
        MongoClient mongo = MongoClients.create(stores.mongoUrl());
        RedisClient redis = RedisClient.create(stores.redisUrl())) {
      Map<String, String> settings = new HashMap<>(ApiServer.settings(stores));
      String databaseName = settings.get("repstream.mongodb.database");
      environment = new HashMap<>();
      settings.forEach((key, value) -> environment.put(SettingKey.environmentName(key), value));
      environment.put("SERVER_PORT", Integer.toString(port));
      environment.put("SERVER_SOCKETS_0_PORT", Integer.toString(adminPort));
      MongoDatabase database = mongo.getDatabase(databaseName);
      ApiProcess api = started(adminPort);
      try (ExecutorService many = Executors.newFixedThreadPool(2)) {
        String machine = machine();
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < COMMANDS; i++) {
          String key = "command-" + i;
          answers.add(many.submit(() -> untilAnswered(commands(machine), key, order())));
        }
        for (int at : KILLED_AT) {
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(5))
              .until(() -> database.getCollection("commands").countDocuments() >= at);
          api.kill();
          api = started(adminPort);
        }
        List<String> bodies = new ArrayList<>();
        for (Future<String> answer : answers) {
          bodies.add(answer.get());
        }
        assertThat(bodies).doesNotHaveDuplicates();
        for (int i = 0; i < COMMANDS; i++) {
          assertThat(untilAnswered(commands(machine), "command-" + i, order()))
              .isEqualTo(bodies.get(i));
        }
        assertThat(database.getCollection("commands").countDocuments()).isEqualTo(COMMANDS);
        String queue = RedisKeys.machineCommands(new MachineId(machine));
        await().atMost(PATIENCE).until(() -> redis.llen(queue) >= COMMANDS);
        assertThat(redis.lrange(queue, 0, -1)).hasSize(COMMANDS).doesNotHaveDuplicates();
      } finally {
        api.close();
      }
    }
  }

  private static JsonObject order() {
    return Json.object(Map.of("order", Json.object(Map.of("kind", "start")), "ttlSeconds", 3_600));
  }

  private static String commands(String machine) {
    return "/v1/machines/" + machine + "/commands";
  }

  private String machine() {
    String chain = id(untilAnswered("/v1/chains", "chain", Json.object(Map.of("name", "Killed"))));
    String gym =
        id(
            untilAnswered(
                "/v1/gyms",
                "gym",
                Json.object(Map.of("chainId", chain, "name", "K", "zoneId", "Europe/Berlin"))));
    return id(
        untilAnswered("/v1/gyms/" + gym + "/machines", "machine", TestGym.machineBody("Killed")));
  }

  /** Posts as an app does that keeps its key until it has an answer. */
  private String untilAnswered(String path, String key, JsonObject body) {
    List<String> answer = new ArrayList<>();
    await()
        .atMost(PATIENCE.multipliedBy(2))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              try {
                HttpResponse<String> said = post(path, key, body);
                if (said.statusCode() == 201) {
                  answer.add(said.body());
                }
                return said.statusCode() == 201;
              } catch (IOException killed) {
                return false;
              }
            });
    return answer.getFirst();
  }

  private HttpResponse<String> post(String path, String key, JsonObject body)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(10))
            .headers("Content-Type", "application/json", "Idempotency-Key", key)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private ApiProcess started(int adminPort) {
    ApiProcess api = ApiProcess.startClasses(directory, environment);
    URI ready = URI.create("http://127.0.0.1:" + adminPort + "/health/ready");
    await().atMost(PATIENCE).until(() -> status(ready) == 200);
    if (token.isEmpty()) {
      JsonObject who =
          Json.object(
              Map.of("email", ApiServer.OPERATOR_EMAIL, "password", ApiServer.OPERATOR_PASSWORD));
      await().atMost(PATIENCE).until(() -> post("/v1/auth/login", "l", who).statusCode() == 200);
      try {
        token = object(post("/v1/auth/login", "l", who).body()).getString("accessToken");
      } catch (IOException | InterruptedException broken) {
        throw new AssertionError(broken);
      }
    }
    return api;
  }

  private int status(URI uri) throws InterruptedException {
    try {
      return http.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (IOException notYet) {
      return 0;
    }
  }

  private static String id(String json) {
    return object(json).getString("id");
  }

  private static JsonObject object(String json) {
    try (var reader = jakarta.json.Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
