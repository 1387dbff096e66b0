package io.repstream.api.workout.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import io.repstream.api.workout.activity.OtherMakersFit;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Importing, entering, correcting, merging and syncing, as an app does it. */
@ApiTest
class WorkoutEditIT {
  private static final String FIT = "application/vnd.ant.fit";
  private static final String TCX = "application/vnd.garmin.tcx+xml";
  private static final Instant START = Instant.parse("2026-11-20T17:00:00Z");

  private final ApiServer server;
  private final TestGym gym;
  private TestGym.Person person;
  private ApiClient member;

  WorkoutEditIT(ApiServer server, ApiClient api) {
    this.server = server;
    this.gym = TestGym.open(api);
  }

  @BeforeEach
  void somebody() {
    person = gym.register("Ida Import");
    member = person.client();
  }

  @Test
  void fileBecomesOneWorkoutHoweverOftenItComes() {
    byte[] file = OtherMakersFit.ride(START, 600);

    JsonObject workout = take(member, FIT, file).expect(201).json();
    String path = "/v1/workouts/" + workout.getString("id");
    JsonObject again = take(member, "application/octet-stream", file).expect(200).json();

    assertThat(again.getString("id")).isEqualTo(workout.getString("id"));
    assertThat(workout.getString("origin")).isEqualTo("IMPORTED");
    JsonObject summary = workout.getJsonObject("summary");
    assertThat(summary.getJsonNumber("distanceMeters").doubleValue()).isEqualTo(6_000);
    assertThat(summary.getString("energySource")).isEqualTo("FILE");
    assertThat(items(member.get("/v1/workouts"))).hasSize(1);
    assertThat(items(member.get(path + "/intervals"))).hasSize(3);
    assertThat(member.get(path + "/energy").expect(200).json().getString("reason"))
        .isEqualTo("FILE_TELLS");
    JsonObject series = member.get(path + "/samples?points=60").expect(200).json();
    assertThat(series.getJsonArray("powerWatts").getJsonNumber(5).doubleValue()).isEqualTo(200);
    ApiAnswer original = member.get(path + "/export?format=original").expect(200);
    assertThat(original.header("content-type")).hasValue(FIT);
    assertThat(member.get(path + "/export?format=csv").expect(200).raw().body().lines().count())
        .isEqualTo(602);
    member.get("/v1/me/stats?from=2026-11-20&to=2026-11-20").expect(200);
    gym.member().get(path).expectProblem(404, "not_found");

    member.delete(path).expect(204);
    member.get(path).expectProblem(404, "not_found");
    assertThat(items(member.get("/v1/workouts"))).isEmpty();
    take(member, FIT, file).expect(201);
    assertThat(items(member.get("/v1/workouts"))).as("it was wanted again").hasSize(1);
  }

  @Test
  void originalComesBackByteForByte() {
    String run =
        """
        <TrainingCenterDatabase><Activities><Activity Sport="Running"><Lap StartTime="%s">
        <TotalTimeSeconds>60</TotalTimeSeconds></Lap></Activity></Activities>
        </TrainingCenterDatabase>
        """
            .formatted(START);

    String id = take(member, TCX, run.getBytes(UTF_8)).expect(201).json().getString("id");

    ApiAnswer original = member.get("/v1/workouts/" + id + "/export?format=original");
    assertThat(original.expect(200).raw().body()).isEqualTo(run);
    assertThat(original.header("content-disposition").orElse("")).endsWith(id + ".tcx\"");
  }

  @Test
  void whatIsNoActivityIsRefused() {
    take(member, FIT, new byte[] {1, 2, 3}).expectProblem(422, "unreadable_file");
    take(member, TCX, "<x/>".getBytes(UTF_8)).expectProblem(422, "unreadable_file");
    take(member, "text/plain", new byte[1]).expectProblem(415, "unsupported_media_type");
    take(member, FIT, new byte[(4 << 20) + 1]).expectProblem(413, "body_too_large");
    take(member, "application/json", new byte[(1 << 20) + 1]).expectProblem(413, "body_too_large");
  }

  @Test
  void importOfWhatAMachineRecordedIsMergedAndSeparatedAgain() {
    WorkoutRecord recorded = record(0);
    String path = "/v1/workouts/" + recorded.id();
    // 176 m by the watch, 180 m by the machine, which knows no cadence
    byte[] file = OtherMakersFit.ride(recorded.startedAt().plusSeconds(1), 59, 3);

    JsonObject imported = take(member, FIT, file).expect(201).json();
    String other = imported.getString("id");

    assertThat(imported.getString("mergedInto")).isEqualTo(recorded.id().toString());
    assertThat(items(member.get("/v1/workouts"))).hasSize(1);
    JsonObject shown = member.get(path).expect(200).json();
    assertThat(shown.getJsonArray("mergedFrom").getString(0)).isEqualTo(other);
    JsonObject summary = shown.getJsonObject("summary");
    assertThat(summary.getJsonNumber("distanceMeters").doubleValue()).isEqualTo(180);
    assertThat(summary.getJsonNumber("averageCadenceRpm").doubleValue())
        .as("only the watch knows it")
        .isEqualTo(90);
    assertThat(basis(shown, "distanceMeters")).isEqualTo("COUNTED");
    assertThat(basis(shown, "powerWatts")).isEqualTo("MEASURED");
    assertThat(basis(shown, "cadenceRpm")).isEqualTo("MERGED");
    assertThat(longest()).isEqualTo(180);

    member.delete(path + "/merges/" + other).expect(204);
    member.delete(path + "/merges/" + other).expectProblem(404, "not_found");
    assertThat(items(member.get("/v1/workouts"))).hasSize(2);
    take(member, FIT, file).expect(200);
    assertThat(items(member.get("/v1/workouts"))).as("it was separated").hasSize(2);

    JsonObject candidate = items(member.get(path + "/duplicates")).getJsonObject(0);
    assertThat(candidate.getBoolean("certain")).isTrue();
    JsonObject wish = Json.object(Map.of("workoutId", other));
    member.post(path + "/merges", wish).expect(201);
    member.post(path + "/merges", wish).expectProblem(409, "conflict");
    gym.member().post(path + "/merges", wish).expectProblem(404, "not_found");
    member
        .post("/v1/workouts/" + other + "/merges", Json.object(Map.of("workoutId", other)))
        .expectProblem(422, "validation_failed");

    member.delete(path).expect(204);
    assertThat(items(member.get("/v1/workouts"))).as("they are one").isEmpty();
  }

  @Test
  void correctionsLieOverWhatWasRecorded() {
    WorkoutRecord recorded = record(0);
    String path = "/v1/workouts/" + recorded.id();
    JsonObject wish = Json.object(Map.of("distanceMeters", 250, "reason", "The belt slipped."));

    JsonObject correction = member.post(path + "/corrections", wish).expect(201).json();
    member
        .post(path + "/corrections", Json.object(Map.of("energyKcal", 33, "distanceMeters", 260)))
        .expect(201);

    assertThat(correction.getString("byDisplayName")).isEqualTo("Ida Import");
    JsonObject shown = member.get(path).expect(200).json();
    JsonObject summary = shown.getJsonObject("summary");
    assertThat(summary.getJsonNumber("distanceMeters").doubleValue()).isEqualTo(260);
    assertThat(summary.getString("distanceSource")).isEqualTo("MEMBER");
    assertThat(shown.getJsonObject("recordedSummary").getJsonNumber("distanceMeters").doubleValue())
        .isEqualTo(180);
    assertThat(shown.getInt("correctionCount")).isEqualTo(2);
    assertThat(basis(shown, "distanceMeters")).isEqualTo("MEMBER");
    assertThat(shown.getJsonObject("evidence").getString("machineId"))
        .isEqualTo(recorded.machineId().value());
    JsonObject energy = member.get(path + "/energy").expect(200).json();
    assertThat(energy.getString("reason")).isEqualTo("MEMBER_TELLS");
    assertThat(energy.getJsonNumber("chosenKcal").doubleValue()).isEqualTo(33);
    assertThat(longest()).isEqualTo(260);
    assertThat(server.bean(WorkoutStore.class).byId(recorded.id())).contains(recorded);

    String second = items(member.get(path + "/corrections")).getJsonObject(1).getString("id");
    member.delete(path + "/corrections/" + second).expect(204);
    member.delete(path + "/corrections/" + second).expectProblem(404, "not_found");
    assertThat(longest()).isEqualTo(250);
    assertThat(items(member.get(path + "/corrections")).getJsonObject(1).containsKey("withdrawnAt"))
        .isTrue();
    gym.member().get(path + "/corrections").expectProblem(404, "not_found");
    gym.member().post(path + "/corrections", wish).expectProblem(404, "not_found");
    member
        .post(path + "/corrections", Json.object(Map.of("reason", "none")))
        .expectProblem(422, "validation_failed");
    member
        .post(path + "/corrections", Json.object(Map.of("distanceMeters", -1)))
        .expectProblem(422, "validation_failed");
  }

  @Test
  void enteredWorkoutCountsWithItsSetsAndTheirCorrections() {
    String body =
        """
        {"machineType": "STRENGTH", "startedAt": "2026-11-20T10:00:00Z", "durationSeconds": 1200,
         "sets": [{"exerciseId": "squat", "repCount": 1, "loadKilograms": 100},
                  {"exerciseId": "squat", "repCount": 5, "loadKilograms": 60}]}
        """;
    JsonObject workout = member.postText("/v1/workouts", body).expect(201).json();
    String path = "/v1/workouts/" + workout.getString("id");

    assertThat(workout.getString("origin")).isEqualTo("ENTERED");
    assertThat(workout.getInt("setCount")).isEqualTo(2);
    assertThat(best("ESTIMATED_ONE_REP_MAX_KILOGRAMS")).isEqualTo(100);
    member
        .postText(path + "/corrections", "{\"sets\":[{\"setId\":\"set-1\",\"loadKilograms\":80}]}")
        .expect(201);
    assertThat(best("ESTIMATED_ONE_REP_MAX_KILOGRAMS")).isEqualTo(80);
    member
        .postText(path + "/corrections", "{\"sets\":[{\"setId\":\"set-9\",\"repCount\":8}]}")
        .expectProblem(422, "validation_failed");
    member.get(path + "/export?format=original").expectProblem(404, "not_found");
    member.get(path + "/export?format=fit").expect(200);
    member
        .postText("/v1/workouts", body.replace("2026", "2126"))
        .expectProblem(422, "validation_failed");
    member
        .postText("/v1/workouts", body.replace("1200", "0"))
        .expectProblem(422, "validation_failed");
  }

  @Test
  void syncTellsWhatChangedAndWhatIsGone() {
    WorkoutRecord first = record(0);
    WorkoutRecord second = record(60);
    JsonObject start = changes("2020-01-01T00:00:00Z");
    assertThat(ids(start.getJsonArray("items")))
        .containsExactlyInAnyOrder(first.id().toString(), second.id().toString());
    assertThat(start.getJsonArray("deleted")).isEmpty();
    assertThat(start.containsKey("modifiedSince")).isTrue();

    member
        .post("/v1/workouts/" + first.id() + "/corrections", Json.object(Map.of("energyKcal", 1)))
        .expect(201);
    member.delete("/v1/workouts/" + second.id()).expect(204);

    JsonObject next = changes(start.getString("modifiedSince"));
    assertThat(ids(next.getJsonArray("items"))).containsExactly(first.id().toString());
    assertThat(ids(next.getJsonArray("deleted"))).contains(second.id().toString());
    JsonObject page = member.get(sync("2020-01-01T00:00:00Z") + "&limit=1").expect(200).json();
    assertThat(page.containsKey("modifiedSince")).as("not before the last page").isFalse();
    member
        .get(sync("2020-01-01T00:00:00Z") + "&cursor=" + page.getString("nextCursor"))
        .expect(200);
    member.get("/v1/workouts?modifiedSince=today").expectProblem(422, "validation_failed");
  }

  private JsonObject changes(String since) {
    return member.get(sync(since)).expect(200).json();
  }

  private static String sync(String since) {
    return "/v1/workouts?modifiedSince=" + since;
  }

  private static List<String> ids(JsonArray items) {
    return items.stream().map(item -> item.asJsonObject().getString("id")).distinct().toList();
  }

  private static String basis(JsonObject workout, String figure) {
    return workout.getJsonObject("evidence").getJsonArray("figures").stream()
        .map(JsonValue::asJsonObject)
        .filter(item -> item.getString("figure").equals(figure))
        .map(item -> item.getString("basis"))
        .findFirst()
        .orElseThrow();
  }

  private double longest() {
    return best("LONGEST_DISTANCE_METERS");
  }

  private double best(String kind) {
    return items(member.get("/v1/me/records")).stream()
        .map(record -> record.asJsonObject())
        .filter(record -> record.getString("kind").equals(kind))
        .mapToDouble(record -> record.getJsonNumber("value").doubleValue())
        .max()
        .orElseThrow();
  }

  private WorkoutRecord record(long minute) {
    WorkoutRecord ride =
        SomeWorkouts.ride(
            new MachineId(person.memberId()), MemberId.parse(person.memberId()), minute);
    assertThat(server.bean(WorkoutStore.class).apply(List.of(new WorkoutChange.Add(ride))))
        .isEmpty();
    return ride;
  }

  private ApiAnswer take(ApiClient client, String type, byte[] file) {
    return client.send(
        HttpRequest.newBuilder(server.uri("/v1/workouts/import"))
            .header("Content-Type", type)
            .POST(BodyPublishers.ofByteArray(file)));
  }

  private static JsonArray items(ApiAnswer answer) {
    return answer.expect(200).json().getJsonArray("items");
  }
}
