package io.repstream.api.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.access.MaxHeartRates;
import io.repstream.api.access.MaxHeartRates.MaxHeartRate;
import io.repstream.api.access.MaxHeartRates.Source;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.api.workout.SomeWorkouts;
import io.repstream.api.workout.WorkoutChange;
import io.repstream.api.workout.WorkoutRecord;
import io.repstream.api.workout.WorkoutStore;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@ApiTest
class ConsentIT {
  private final ApiServer server;
  private final TestGym gym;
  private final TestGym.Person mia;

  ConsentIT(ApiClient api, ApiServer server) {
    this.server = server;
    this.gym = TestGym.open(api);
    this.mia = gym.enrolledPerson("Mia Keller");
  }

  @Test
  void keepsEveryAnswerAndTheLastOneCounts() {
    ApiClient me = mia.client();
    assertThat(answers(me)).hasSize(6).allMatch(line -> line.getString("answer").equals("NONE"));

    me.consents("NUTRITION", true);
    me.consents("NUTRITION", true);
    me.consents("MARKETING", true);
    me.consents("NUTRITION", false);
    assertThat(answers(me))
        .filteredOn(line -> !line.getString("answer").equals("NONE"))
        .extracting(line -> line.getString("dataClass") + " " + line.getString("answer"))
        .containsExactly("NUTRITION WITHDRAWN", "MARKETING GIVEN");

    JsonObject page = me.get("/v1/me/consents/history?limit=2").expect(200).json();
    assertThat(texts(page)).containsExactly("NUTRITION WITHDRAWN", "MARKETING GIVEN");
    String rest = "/v1/me/consents/history?limit=2&cursor=" + page.getString("nextCursor");
    assertThat(texts(me.get(rest).expect(200).json())).containsExactly("NUTRITION GIVEN");

    JsonObject wording = Json.object(Map.of("given", true, "textVersion", "2026-11"));
    me.put("/v1/me/consents/EVERYTHING", wording).expectProblem(404, "not_found");
    me.put("/v1/me/consents/NUTRITION", Json.object(Map.of("textVersion", "1")))
        .expectProblem(422, "validation_failed");
  }

  @Test
  void emergencyDataIsKeptAndUsedWithConsentOnly() {
    ApiClient me = mia.client();
    MaxHeartRates rates = server.bean(MaxHeartRates.class);
    JsonObject told = Json.object(Map.of("maxHeartRateBpm", 186, "medicalNote", "Asthma"));
    me.put("/v1/me/emergency", told).expectProblem(403, "consent_required");

    me.consents("EMERGENCY_DATA", true);
    me.put("/v1/me/emergency", told).expect(200);
    assertThat(me.get("/v1/me/emergency").expect(200).json()).isEqualTo(told);
    assertThat(rates.of(id())).contains(new MaxHeartRate(186, Source.GIVEN));
    me.put("/v1/me/emergency", Json.object(Map.of("birthYear", 1986))).expect(200);
    assertThat(rates.of(id())).map(MaxHeartRate::source).contains(Source.AGE);

    me.consents("EMERGENCY_DATA", false);
    assertThat(rates.of(id())).isEmpty();
    assertThat(me.get("/v1/me/emergency").expect(200).json()).isNotEmpty();
    me.delete("/v1/me/emergency").expect(204);
    assertThat(me.get("/v1/me/emergency").expect(200).json()).isEmpty();
    me.put("/v1/me/emergency", Json.object(Map.of("birthYear", 1800)))
        .expectProblem(422, "validation_failed");
  }

  @Test
  void trainersReadWhatHappenedInTheirGymWhileTheMemberConsents() {
    ApiClient trainer = gym.trainer();
    String here = recorded(GymId.parse(gym.id()), 1);
    String elsewhere = recorded(GymId.parse("0190a1b2-0000-7000-8000-0000000000a9"), 2);
    String list = "/v1/gyms/" + gym.id() + "/members/" + mia.memberId() + "/workouts";
    trainer.get(list).expectProblem(403, "consent_required");
    trainer.get("/v1/workouts/" + here).expectProblem(404, "not_found");

    mia.client().consents("TRAINER_VIEW", true);
    assertThat(trainer.get(list).expect(200).json().getJsonArray("items"))
        .extracting(item -> item.asJsonObject().getString("id"))
        .containsExactly(here);
    trainer.get("/v1/workouts/" + here).expect(200);
    trainer.get("/v1/workouts/" + here + "/intervals").expect(200);
    trainer.get("/v1/workouts/" + here + "/export?format=csv").expect(200);
    trainer.get("/v1/workouts/" + elsewhere).expectProblem(404, "not_found");
    trainer.delete("/v1/workouts/" + here).expectProblem(404, "not_found");
    gym.gymAdmin().get(list).expectProblem(403, "forbidden");
    gym.gymAdmin().get("/v1/workouts/" + here).expectProblem(404, "not_found");
    mia.client().get(list).expect(200);

    mia.client().consents("MACHINE_DATA", false);
    trainer.get("/v1/workouts/" + here).expectProblem(404, "not_found");
    mia.client().consents("MACHINE_DATA", true);
    trainer.get("/v1/workouts/" + here).expect(200);
    mia.client().consents("TRAINER_VIEW", false);
    trainer.get("/v1/workouts/" + here + "/export?format=csv").expectProblem(404, "not_found");
    trainer.get(list).expectProblem(403, "consent_required");
  }

  @Test
  void whoWithdrewMachineDataSignsInNoMore() {
    String path = "/v1/machines/" + gym.machine("Bike").getString("id") + "/sign-ins";
    mia.client().consents("MACHINE_DATA", false);
    mia.client().post(path).expectProblem(403, "consent_required");
    mia.client().consents("MACHINE_DATA", true);
    mia.client().post(path).expect(201);
  }

  @Test
  void nameAndPreferencesAreOnesOwn() {
    ApiClient me = mia.client();
    assertThat(me.get("/v1/me/preferences").expect(200).json().getString("units"))
        .isEqualTo("METRIC");
    JsonObject wanted =
        Json.object(Map.of("units", "IMPERIAL", "locale", "en-us", "zoneId", "America/New_York"));
    assertThat(me.put("/v1/me/preferences", wanted).expect(200).json().getString("locale"))
        .isEqualTo("en-US");
    me.put(
            "/v1/me/preferences",
            Json.object(Map.of("units", "METRIC", "locale", "de", "zoneId", "Nowhere/Land")))
        .expectProblem(422, "validation_failed");
    Optional<String> name = Optional.of("{\"displayName\":\" Mia Brandt \"}");
    assertThat(me.send("PATCH", "/v1/me", name).expect(200).json().getString("displayName"))
        .isEqualTo("Mia Brandt");
  }

  private String recorded(GymId gymId, long minute) {
    WorkoutRecord ride =
        SomeWorkouts.in(gymId, SomeWorkouts.ride(new MachineId(mia.memberId()), id(), minute));
    assertThat(server.bean(WorkoutStore.class).apply(List.of(new WorkoutChange.Add(ride))))
        .isEmpty();
    return ride.id().toString();
  }

  private MemberId id() {
    return MemberId.parse(mia.memberId());
  }

  private static List<JsonObject> answers(ApiClient me) {
    return lines(me.get("/v1/me/consents").expect(200).json());
  }

  private static List<String> texts(JsonObject page) {
    return lines(page).stream()
        .map(line -> line.getString("dataClass") + " " + line.getString("answer"))
        .toList();
  }

  private static List<JsonObject> lines(JsonObject page) {
    JsonArray items = page.getJsonArray("items");
    return items.stream().map(JsonValue::asJsonObject).toList();
  }
}
