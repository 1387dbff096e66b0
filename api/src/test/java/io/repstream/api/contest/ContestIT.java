package io.repstream.api.contest;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.api.workout.SomeWorkouts;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Goals, leaderboards and challenges, as an app sees them. */
@ApiTest
class ContestIT {
  private static final String BOARD =
      "?metric=DISTANCE_METERS&machineType=INDOOR_BIKE&period=WEEK&day=2026-11-23";

  private final ApiServer server;
  private final TestGym gym;

  ContestIT(ApiServer server, ApiClient api) {
    this.server = server;
    this.gym = TestGym.open(api);
  }

  @Test
  void boardShowsOnlyWhoTakesPartAndOnlyWhatMachinesRecorded() {
    ApiClient ann = gym.enrolled("Ann Able");
    ApiClient ben = gym.enrolled("Ben Best");
    String path = "/v1/gyms/" + gym.id() + "/leaderboards";
    WorkoutRecord ride = record(ann, 0);
    record(ben, 0);
    join(ann, path + "/participation", Map.of()).expect(200);

    JsonObject board = gym.member().get(path + BOARD).expect(200).json();
    assertThat(board.getString("from")).isEqualTo("2026-11-23");
    assertThat(board.getString("to")).isEqualTo("2026-11-29");
    assertThat(aliases(board)).containsExactly("Ann");

    join(ben, path + "/participation", Map.of("alias", "The Wheel")).expect(200);
    ann.post("/v1/workouts/" + ride.id() + "/corrections", Json.object(Map.of("distanceMeters", 9)))
        .expect(201);
    JsonArray places = items(ben.get(path + BOARD));
    assertThat(places).hasSize(2);
    assertThat(places.getJsonObject(0).getInt("rank")).isEqualTo(1);
    assertThat(places.getJsonObject(1).getInt("rank")).as("180 m each").isEqualTo(1);
    assertThat(places.getJsonObject(1).getBoolean("you")).isTrue();

    ann.delete("/v1/workouts/" + ride.id()).expect(204);
    assertThat(items(ben.get(path + BOARD))).hasSize(1);
    ben.delete(path + "/participation").expect(204);
    assertThat(items(ben.get(path + BOARD))).isEmpty();
    ben.get(path + "?metric=DISTANCE_METERS").expectProblem(422, "validation_failed");
    ben.get(path + "?period=WEEK").expectProblem(422, "validation_failed");
    gym.register("Otto Outside").client().get(path + BOARD).expectProblem(404, "not_found");
    join(gym.chainAdmin(), path + "/participation", Map.of()).expectProblem(403, "forbidden");
  }

  @Test
  void challengeCountsItsDaysAndThoseWhoJoined() {
    ApiClient ann = gym.enrolled("Ann Able");
    String path = "/v1/gyms/" + gym.id() + "/challenges";
    JsonObject wish =
        Json.object(
            Map.of(
                "title",
                "Ride more",
                "metric",
                "WORKOUTS",
                "from",
                "2026-11-23",
                "to",
                "2026-11-24"));
    ann.post(path, wish).expectProblem(403, "forbidden");
    String id = gym.trainer().post(path, wish).expect(201).json().getString("id");
    record(ann, 0);
    record(ann, 60 * 36); // midnight in Berlin, two days on
    record(ann, 60 * 24);

    assertThat(items(ann.get(path)).getJsonObject(0).getString("title")).isEqualTo("Ride more");
    assertThat(items(ann.get(path + "/" + id + "/standings"))).isEmpty();
    join(ann, path + "/" + id + "/participation", Map.of()).expect(200);
    assertThat(items(ann.get(path + "/" + id + "/standings")).getJsonObject(0).getInt("value"))
        .isEqualTo(2);
    ann.delete(path + "/" + id + "/participation").expect(204);
    assertThat(items(ann.get(path + "/" + id + "/standings"))).isEmpty();
    ann.get(path + "/none/standings").expectProblem(404, "not_found");
    gym.trainer()
        .post(
            path,
            Json.object(
                Map.of(
                    "title", "x", "metric", "WORKOUTS", "from", "2026-11-23", "to", "2026-11-22")))
        .expectProblem(422, "validation_failed");
  }

  @Test
  void goalTellsHowFarItIs() {
    ApiClient ann = gym.enrolled("Ann Able");
    String now = WallClock.system().instant().minusSeconds(120).toString();
    ann.postText(
            "/v1/workouts",
            "{\"startedAt\":\"" + now + "\",\"durationSeconds\":60,\"distanceMeters\":400}")
        .expect(201);
    String wish =
        """
        {"metric": "DISTANCE_METERS", "target": 1600, "period": "YEAR", "zone": "UTC"}
        """;

    JsonObject goal = ann.postText("/v1/me/goals", wish).expect(201).json();

    assertThat(goal.getJsonObject("progress").getJsonNumber("percent").doubleValue()).isEqualTo(25);
    assertThat(goal.getJsonObject("progress").containsKey("reachedAt")).isFalse();
    ann.postText("/v1/me/goals", wish.replace("1600", "300").replace("YEAR", "MONTH")).expect(201);
    assertThat(
            items(ann.get("/v1/me/goals"))
                .getJsonObject(1)
                .getJsonObject("progress")
                .containsKey("reachedAt"))
        .isTrue();
    gym.member().delete("/v1/me/goals/" + goal.getString("id")).expectProblem(404, "not_found");
    ann.delete("/v1/me/goals/" + goal.getString("id")).expect(204);
    assertThat(items(ann.get("/v1/me/goals"))).hasSize(1);
    ann.postText("/v1/me/goals", wish.replace("UTC", "Mars"))
        .expectProblem(422, "validation_failed");
  }

  private WorkoutRecord record(ApiClient member, long minute) {
    String memberId = member.get("/v1/me").expect(200).json().getString("memberId");
    WorkoutRecord ride =
        SomeWorkouts.in(
            GymId.parse(gym.id()),
            SomeWorkouts.ride(new MachineId(memberId), MemberId.parse(memberId), minute));
    assertThat(server.bean(WorkoutStore.class).apply(List.of(new WorkoutChange.Add(ride))))
        .isEmpty();
    return ride;
  }

  private static ApiAnswer join(ApiClient member, String path, Map<String, Object> body) {
    return member.send("PUT", path, Optional.of(Json.object(body).toString()));
  }

  private static List<String> aliases(JsonObject board) {
    return board.getJsonArray("items").stream()
        .map(place -> place.asJsonObject().getString("alias"))
        .toList();
  }

  private static JsonArray items(ApiAnswer answer) {
    return answer.expect(200).json().getJsonArray("items");
  }
}
