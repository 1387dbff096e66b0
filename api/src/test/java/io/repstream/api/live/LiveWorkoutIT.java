package io.repstream.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.api.ingest.apply.TelemetrySender;
import io.repstream.api.ingest.apply.TestBike;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

@ApiTest
class LiveWorkoutIT {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final ApiServer server;
  private final TestGym gym;

  LiveWorkoutIT(ApiClient api, ApiServer server) {
    this.server = server;
    this.gym = TestGym.open(api);
  }

  @Test
  void memberHearsTheirRunningTotalsAndTheRecordsThatFall() throws InterruptedException {
    ApiClient member = gym.enrolled("Lia Live");
    try (UnifiedJedis redis = server.stores().openRedis()) {
      TelemetrySender sender = new TelemetrySender(redis);
      TestBike before = bike("Bike L");
      String first = signIn(member, before);
      sender.send(before.ride(30).signOut().runs(60));
      await()
          .until(
              () -> member.get("/v1/workouts/" + first),
              answer ->
                  answer.status() == 200 && answer.json().getString("state").equals("COMPLETED"));

      TestBike bike = bike("Bike M");
      String topic = "workout:" + signIn(member, bike);
      gym.trainer().post("/v1/live/tickets", wish(topic)).expectProblem(404, "not_found");
      LiveListener listener = new LiveListener();
      WebSocket socket = connect(member, topic, listener);
      socket
          .sendText(Json.object(Map.of("type", "subscribe", "topic", topic)).toString(), true)
          .join();
      assertThat(listener.next().getJsonObject("data")).as("nothing is measured yet").isEmpty();

      sender.send(bike.ride(20).runs(60));
      JsonObject running = next(listener, "workout");
      assertThat(running.getString("state")).isEqualTo("ACTIVE");
      assertThat(meters(running)).isEqualTo(60);

      sender.send(bike.ride(20).runs(60));
      JsonObject message = listener.next();
      while (fallen(message).isEmpty()) {
        message = listener.next();
      }
      assertThat(fallen(message))
          .extracting(fall -> fall.asJsonObject().getJsonObject("record").getString("kind"))
          .containsExactly("LONGEST_DISTANCE_METERS", "LONGEST_TIME_SECONDS");
      assertThat(fallen(message).getJsonObject(0).getJsonNumber("previousValue").doubleValue())
          .isEqualTo(90);
      socket.abort();
      trainerHearsWhileTheMemberConsents(member, topic);
    }
  }

  private void trainerHearsWhileTheMemberConsents(ApiClient member, String topic)
      throws InterruptedException {
    member.consents("TRAINER_VIEW", true);
    LiveListener listener = new LiveListener();
    WebSocket socket = connect(gym.trainer(), topic, listener);
    socket
        .sendText(Json.object(Map.of("type", "subscribe", "topic", topic)).toString(), true)
        .join();
    assertThat(listener.next().getJsonObject("data")).containsKey("workout");
    server.bean(LiveDoor.class).recheckAll();

    member.consents("TRAINER_VIEW", false);
    server.bean(LiveDoor.class).recheckAll();
    JsonObject message = listener.next();
    while (!message.getString("type").equals("error")) {
      message = listener.next();
    }
    assertThat(message.toString()).contains("not_found", topic);
    gym.trainer().post("/v1/live/tickets", wish(topic)).expectProblem(404, "not_found");
    socket.abort();
  }

  private TestBike bike(String name) {
    return new TestBike(
        new MachineId(gym.machine(name).getString("id")),
        GymId.parse(gym.id()),
        WallClock.system().instant().toEpochMilli());
  }

  private WebSocket connect(ApiClient member, String topic, LiveListener listener) {
    String ticket =
        member.post("/v1/live/tickets", wish(topic)).expect(200).json().getString("ticket");
    URI uri = URI.create(server.uri("/v1/live?ticket=" + ticket).toString().replace("http", "ws"));
    return HTTP.newWebSocketBuilder()
        .connectTimeout(Duration.ofSeconds(10))
        .subprotocols("repstream.live.v1")
        .buildAsync(uri, listener)
        .join();
  }

  private static JsonObject wish(String topic) {
    return Json.object(Map.of("topics", jakarta.json.Json.createArrayBuilder().add(topic).build()));
  }

  private static String signIn(ApiClient member, TestBike bike) {
    String path = "/v1/machines/" + bike.machineId() + "/sign-ins";
    return await()
        .until(() -> member.post(path), answer -> answer.status() == 201)
        .json()
        .getString("workoutId");
  }

  private static JsonObject next(LiveListener listener, String item) throws InterruptedException {
    JsonObject data = listener.next().getJsonObject("data");
    while (!data.containsKey(item)) {
      data = listener.next().getJsonObject("data");
    }
    return data.getJsonObject(item);
  }

  private static JsonArray fallen(JsonObject message) {
    JsonObject data = message.getJsonObject("data");
    return data.containsKey("records") ? data.getJsonArray("records") : JsonArray.EMPTY_JSON_ARRAY;
  }

  private static double meters(JsonObject workout) {
    return workout.getJsonObject("summary").getJsonNumber("distanceMeters").doubleValue();
  }
}
