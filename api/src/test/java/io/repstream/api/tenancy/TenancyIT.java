package io.repstream.api.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TenancyIT {
  private final ApiClient api;
  private TestGym gym;
  private TestGym other;

  TenancyIT(ApiClient api) {
    this.api = api;
  }

  @BeforeAll
  void openGyms() {
    gym = TestGym.open(api);
    other = TestGym.open(api);
  }

  private static List<String> ids(JsonObject page) {
    return page.getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .map(item -> item.getString("id"))
        .toList();
  }

  @Test
  void everyoneListsTheirOwnGymsOnly() {
    for (ApiClient person :
        List.of(gym.member(), gym.trainer(), gym.gymAdmin(), gym.chainAdmin())) {
      assertThat(ids(person.get("/v1/gyms").expect(200).json())).containsExactly(gym.id());
    }
    assertThat(ids(gym.register("No Body").client().get("/v1/gyms").expect(200).json())).isEmpty();
    assertThat(ids(api.asOperator().get("/v1/gyms?limit=200").expect(200).json()))
        .contains(gym.id(), other.id());
  }

  @Test
  void pagesFollowTheCursor() {
    JsonObject first = api.asOperator().get("/v1/gyms?limit=1").expect(200).json();
    String cursor = first.getString("nextCursor");
    JsonObject second =
        api.asOperator().get("/v1/gyms?limit=1&cursor=" + cursor).expect(200).json();
    assertThat(ids(second)).hasSize(1).doesNotContainAnyElementsOf(ids(first));
    assertThat(api.asOperator().get("/v1/gyms?limit=1").header("link"))
        .hasValueSatisfying(link -> assertThat(link).contains("cursor=" + cursor, "rel=\"next\""));
  }

  @Test
  void aForeignGymLooksLikeAMissingOne() {
    JsonObject foreign = other.member().get("/v1/gyms/" + gym.id()).expectProblem(404, "not_found");
    JsonObject missing =
        other.member().get("/v1/gyms/" + UUID.randomUUID()).expectProblem(404, "not_found");
    assertThat(foreign.getString("detail")).isEqualTo(missing.getString("detail"));
    other.member().get("/v1/gyms/not-an-id").expectProblem(404, "not_found");
  }

  @Test
  void rolesAreGivenByThoseWhoMay() {
    TestGym.Person person = gym.register("New Comer");
    JsonObject trainer = Json.object(Map.of("email", person.email(), "role", "trainer"));
    JsonObject gymAdmin = Json.object(Map.of("email", person.email(), "role", "gymAdmin"));
    String staff = "/v1/gyms/" + gym.id() + "/staff";

    gym.member().post(staff, trainer).expectProblem(403, "forbidden");
    gym.trainer().post(staff, trainer).expectProblem(403, "forbidden");
    gym.gymAdmin().post(staff, gymAdmin).expectProblem(403, "forbidden");
    other.chainAdmin().post(staff, trainer).expectProblem(404, "not_found");
    assertThat(gym.gymAdmin().post(staff, trainer).expect(201).json().getString("memberId"))
        .isEqualTo(person.memberId());
    assertThat(ids(person.client().get("/v1/gyms").expect(200).json())).containsExactly(gym.id());
  }

  @Test
  void onlyTheOperatorFoundsChains() {
    JsonObject chain = Json.object(Map.of("name", "Mine"));
    gym.chainAdmin().post("/v1/chains", chain).expectProblem(403, "forbidden");
    api.post("/v1/chains", chain).expectProblem(401, "unauthenticated");
  }

  @Test
  void refusesUnknownPeopleZonesAndRoles() {
    String staff = "/v1/gyms/" + gym.id() + "/staff";
    gym.chainAdmin()
        .post(staff, Json.object(Map.of("email", "nobody@example.com", "role", "trainer")))
        .expectProblem(404, "not_found");
    gym.chainAdmin()
        .post(staff, Json.object(Map.of("email", "nobody@example.com", "role", "king")))
        .expectProblem(422, "validation_failed");
    String chainId =
        gym.member().get("/v1/gyms/" + gym.id()).expect(200).json().getString("chainId");
    gym.chainAdmin()
        .post(
            "/v1/gyms",
            Json.object(Map.of("chainId", chainId, "name", "X", "zoneId", "Mars/Olympus")))
        .expectProblem(422, "validation_failed");
    gym.gymAdmin()
        .post(
            "/v1/gyms",
            Json.object(Map.of("chainId", chainId, "name", "X", "zoneId", "Europe/Berlin")))
        .expectProblem(403, "forbidden");
  }
}
