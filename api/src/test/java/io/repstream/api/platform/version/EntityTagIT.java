package io.repstream.api.platform.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** ETag, If-None-Match and If-Match as callers see them. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EntityTagIT {
  private final ApiClient api;
  private final ApiServer server;
  private TestGym gym;
  private String calibration;
  private String command;

  EntityTagIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
  }

  @BeforeAll
  void openGym() {
    gym = TestGym.open(api);
    JsonObject press =
        Json.object(
            Map.of(
                "name", "Press", "type", "STRENGTH", "vendor", "V", "model", "M", "serial", "S"));
    String machineId =
        gym.gymAdmin()
            .post("/v1/gyms/" + gym.id() + "/machines", press)
            .expect(201)
            .json()
            .getString("id");
    calibration = "/v1/machines/" + machineId + "/calibration";
    command =
        gym.trainer()
            .post(
                "/v1/machines/" + machineId + "/commands",
                Json.object(Map.of("order", Json.object(Map.of("kind", "lock")))))
            .expect(201)
            .header("location")
            .map(place -> URI.create(place).getPath())
            .orElseThrow();
  }

  @Test
  void whoHasTheVersionGetsNoBody() {
    ApiAnswer first = gym.trainer().get(command).expect(200);
    String tag = first.header("etag").orElseThrow();
    assertThat(first.header("cache-control")).hasValue("private, no-cache");
    ApiAnswer again = gym.trainer().get(command, "If-None-Match", tag).expect(304);
    assertThat(again.raw().body()).isEmpty();
    assertThat(again.header("etag")).hasValue(tag);
    gym.trainer().get(command, "If-None-Match", "\"other\", W/" + tag).expect(304);
    gym.trainer().get(command, "If-None-Match", "\"other\"").expect(200);
  }

  @Test
  void aChangeChangesTheTag() {
    String tag = gym.trainer().get(command).header("etag").orElseThrow();
    gym.trainer().delete(command).expect(200);
    assertThat(gym.trainer().get(command, "If-None-Match", tag).expect(200).header("etag"))
        .isPresent()
        .isNotEqualTo(Optional.of(tag));
  }

  @Test
  void aLostUpdateIsRefused() {
    ApiAnswer read = gym.gymAdmin().get(calibration).expect(200);
    String tag = read.header("etag").orElseThrow();
    JsonObject wish = read.json();
    put(wish, "\"999\"").expectProblem(412, "precondition_failed");
    ApiAnswer written = put(wish, tag).expect(200);
    assertThat(written.header("etag").orElseThrow()).isNotEqualTo(tag);
    put(wish, tag).expectProblem(412, "precondition_failed");
    put(written.json(), "*").expect(200);
  }

  private ApiAnswer put(JsonObject body, String tag) {
    return gym.gymAdmin()
        .send(
            HttpRequest.newBuilder(server.uri(calibration))
                .headers("If-Match", tag, "Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body.toString())));
  }
}
