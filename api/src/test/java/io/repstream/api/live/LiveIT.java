package io.repstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.RawHttp;
import io.repstream.api.testing.TestGym;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GymId;
import io.repstream.common.redis.RedisKeys;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.UnifiedJedis;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LiveIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ApiClient api;
  private final ApiServer server;
  private final UnifiedJedis redis;
  private TestGym gym;
  private String machineId;

  LiveIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
    this.redis = server.stores().openRedis();
  }

  @BeforeAll
  void openGym() {
    gym = TestGym.open(api);
    machineId = gym.machine("Bike").getString("id");
  }

  @AfterAll
  void close() {
    redis.close();
  }

  private String topic() {
    return "gym:" + gym.id() + ":floor";
  }

  private URI uri(String query) {
    return URI.create(server.uri("/v1/live" + query).toString().replace("http", "ws"));
  }

  private WebSocket connect(String query, Optional<String> token, LiveListener listener) {
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5));
    token.ifPresent(value -> builder.header("Authorization", "Bearer " + value));
    return builder.subprotocols("repstream.live.v1").buildAsync(uri(query), listener).join();
  }

  private String ticket(ApiClient client) {
    JsonArray topics = jakarta.json.Json.createArrayBuilder().add(topic()).build();
    return client
        .post("/v1/live/tickets", Json.object(Map.of("topics", topics)))
        .expect(200)
        .json()
        .getString("ticket");
  }

  private static String message(String type, String topic) {
    return Json.object(Map.of("type", type, "topic", topic)).toString();
  }

  private void connectMachine(String reason) {
    long nowMs = WallClock.system().millis();
    redis.hset(
        RedisKeys.floorLink(GymId.parse(gym.id())),
        machineId,
        """
        {"v":1,"connected":true,"gatewayId":"gw-live","epoch":7,"bootId":"b1","sinceMs":%d,
         "lastSeenMs":%d,"reason":"%s"}
        """
            .formatted(nowMs, nowMs, reason));
    redis.publish(RedisKeys.floorChannel(GymId.parse(gym.id())), "{}");
  }

  @Test
  void aTicketHearsASnapshotAndThenEveryChange() throws InterruptedException {
    redis.del(RedisKeys.floorLink(GymId.parse(gym.id())));
    LiveListener listener = new LiveListener();
    WebSocket socket = connect("?ticket=" + ticket(gym.member()), Optional.empty(), listener);
    assertThat(socket.getSubprotocol()).isEqualTo("repstream.live.v1");
    socket.sendText(message("subscribe", topic()), true).join();

    JsonObject snapshot = listener.next();
    assertThat(snapshot.getString("type")).isEqualTo("snapshot");
    assertThat(machines(snapshot).getJsonObject(0).getString("id")).isEqualTo(machineId);

    connectMachine("CONNECTED");
    JsonObject delta = listener.next();
    assertThat(delta.getString("type")).isEqualTo("delta");
    assertThat(delta.getJsonNumber("previousVersion").longValue())
        .isEqualTo(snapshot.getJsonNumber("version").longValue());
    assertThat(machines(delta).getJsonObject(0).getString("state")).isEqualTo("IDLE");

    socket.sendText(message("unsubscribe", topic()), true).join();
    socket.sendText(message("ping", ""), true).join();
    assertThat(listener.next().getString("type")).isEqualTo("pong");
    socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
  }

  @Test
  void aTicketIsGoodOnceAndForItsTopicsOnly() throws InterruptedException {
    String ticket = ticket(gym.member());
    LiveListener listener = new LiveListener();
    WebSocket socket = connect("?ticket=" + ticket, Optional.empty(), listener);
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> connect("?ticket=" + ticket, Optional.empty(), new LiveListener()));

    TestGym other = TestGym.open(api);
    socket.sendText(message("subscribe", "gym:" + other.id() + ":floor"), true).join();
    assertThat(listener.next().getString("code")).isEqualTo("not_found");
    socket.sendText("not json", true).join();
    assertThat(listener.next().getString("code")).isEqualTo("malformed_request");
    socket.abort();
  }

  @Test
  void refusesStrangersBeforeTheUpgrade() throws IOException {
    String upgrade =
        """
        GET /v1/live HTTP/1.1\r
        Host: localhost\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        Sec-WebSocket-Protocol: repstream.live.v1\r
        %s\r
        """;
    assertThat(RawHttp.exchange(server, upgrade.formatted("X-Nothing: 1\r\n")).status())
        .isEqualTo(401);
    assertThat(
            RawHttp.exchange(server, upgrade.formatted("Authorization: Bearer nonsense\r\n"))
                .status())
        .isEqualTo(401);
    assertThat(
            RawHttp.exchange(server, upgrade.formatted("Origin: https://evil.example\r\n"))
                .status())
        .isEqualTo(401);
  }

  @Test
  void ticketsAreForOwnTopicsOnly() {
    JsonArray foreign =
        jakarta.json.Json.createArrayBuilder()
            .add("gym:" + TestGym.open(api).id() + ":floor")
            .build();
    gym.member()
        .post("/v1/live/tickets", Json.object(Map.of("topics", foreign)))
        .expectProblem(404, "not_found");
    gym.member()
        .post("/v1/live/tickets", Json.object(Map.of("topics", JsonArray.EMPTY_JSON_ARRAY)))
        .expectProblem(422, "validation_failed");
    api.post("/v1/live/tickets", Json.object(Map.of("topics", foreign)))
        .expectProblem(401, "unauthenticated");
  }

  @Test
  void closesAClientThatTalksTooMuch() throws InterruptedException {
    LiveListener listener = new LiveListener();
    WebSocket socket = connect("?ticket=" + ticket(gym.member()), Optional.empty(), listener);
    for (int i = 0; i < 60; i++) {
      // once the server has closed, sending fails, which is what this is about
      socket.sendText(message("ping", ""), true).exceptionally(closed -> socket).join();
    }
    assertThat(listener.closeCode()).isEqualTo(4429);
  }

  private static JsonArray machines(JsonObject message) {
    return message.getJsonObject("data").getJsonArray("machines");
  }
}
