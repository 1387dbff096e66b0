package io.repstream.api.integration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegratorIT {
  private static final String CLIENTS = "/v1/integrations/clients";
  private static final String KEYS = "/v1/integrations/keys";

  private final ApiClient api;
  private final MongoDatabase database;
  private TestGym gym;
  private TestGym other;
  private String chainId;

  IntegratorIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.database = server.bean(MongoDatabase.class);
  }

  @BeforeAll
  void openGyms() {
    gym = TestGym.open(api);
    other = TestGym.open(api);
    chainId = gym.chainAdmin().get("/v1/gyms/" + gym.id()).json().getString("chainId");
  }

  @Test
  void aClientGetsATokenByHeaderOrFormAndReadsWhatItsScopesName() {
    JsonObject made = client("gyms:read");
    for (ApiAnswer answer : List.of(byForm(made, ""), byHeader(made))) {
      JsonObject token = answer.expect(200).json();
      assertThat(token.keySet())
          .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
      assertThat(token.getString("scope")).isEqualTo("gyms:read");
      assertThat(answer.header("cache-control")).contains("no-store");
      ApiClient program = api.with(token.getString("access_token"));
      assertThat(ids(program.get("/v1/gyms").expect(200))).containsExactly(gym.id());
      program.get("/v1/gyms/" + gym.id()).expect(200);
      program.get("/v1/gyms/" + other.id()).expectProblem(404, "not_found");
      program.get("/v1/gyms/" + gym.id() + "/machines").expectProblem(403, "forbidden");
      program.get("/v1/me").expectProblem(403, "forbidden");
      program.get("/v1/workouts").expectProblem(403, "forbidden");
    }
  }

  @Test
  void aTokenMayHaveFewerScopesThanItsClientNeverMore() {
    JsonObject made = client("gyms:read", "floor:read");
    ApiClient narrow =
        api.with(byForm(made, "&scope=floor:read").expect(200).json().getString("access_token"));
    narrow.get("/v1/gyms").expectProblem(403, "forbidden");
    narrow.post("/v1/live/tickets", floor(gym)).expect(200);
    narrow.post("/v1/live/tickets", floor(other)).expectProblem(404, "not_found");
    assertThat(
            byForm(made, "&scope=machines:read")
                .expectProblem(400, "invalid_scope")
                .getString("error"))
        .isEqualTo("invalid_scope");
    byForm(made, "&scope=everything").expectProblem(400, "invalid_scope");
  }

  @Test
  void refusesWhatIsNoTokenRequest() {
    JsonObject made = client();
    ApiAnswer unknown =
        form("grant_type=client_credentials&client_id=" + made.getString("clientId"));
    assertThat(unknown.expectProblem(401, "invalid_client").getString("error"))
        .isEqualTo("invalid_client");
    assertThat(unknown.header("www-authenticate")).isPresent();
    form("grant_type=client_credentials&client_id=nobody&client_secret=x")
        .expectProblem(401, "invalid_client");
    byForm(made, "&grant_type=client_credentials").expectProblem(400, "malformed_request");
    api.form("/v1/auth/token", credentials(made), "Authorization", basic(made))
        .expectProblem(400, "malformed_request");
    form("grant_type=password&username=a&password=b").expectProblem(400, "unsupported_grant_type");
    form("").expectProblem(400, "malformed_request");
    api.form("/v1/auth/token", "grant_type=client_credentials", "Authorization", "Basic ?")
        .expectProblem(401, "invalid_client");
    api.post("/v1/auth/token", Json.object(Map.of())).expect(415);
  }

  @Test
  void aSecretIsExchangedAndOldOnesEndWhenTheyAreTo() {
    JsonObject made = client("gyms:read");
    JsonObject second = rotated(made, 3_600);
    byForm(made, "").expect(200);
    byForm(second, "").expect(200);
    JsonObject third = rotated(made, 0);
    byForm(made, "").expectProblem(401, "invalid_client");
    byForm(second, "").expectProblem(401, "invalid_client");
    byForm(third, "").expect(200);
    String stored =
        database
            .getCollection("integratorClients")
            .find(Filters.eq("_id", made.getString("clientId")))
            .first()
            .toJson();
    assertThat(stored).doesNotContain(made.getString("clientSecret"));
  }

  @Test
  void aRevokedClientAndItsTokensEndAtOnce() {
    JsonObject made = client("gyms:read");
    ApiClient program = api.with(byForm(made, "").expect(200).json().getString("access_token"));
    program.get("/v1/gyms").expect(200);
    String path = CLIENTS + "/" + made.getString("clientId");
    other.chainAdmin().delete(path).expectProblem(404, "not_found");
    gym.gymAdmin().delete(path).expectProblem(404, "not_found");
    gym.chainAdmin().delete(path).expect(204);
    program.get("/v1/gyms").expectProblem(401, "unauthenticated");
    byForm(made, "").expectProblem(401, "invalid_client");
    gym.chainAdmin()
        .post(path + "/secret", Json.object(Map.of("graceSeconds", 0)))
        .expectProblem(409, "conflict");
    gym.chainAdmin().delete(path).expect(204);
  }

  @Test
  void aKeyReadsWhatItsScopesNameUntilItIsRevoked() {
    JsonObject made = gym.chainAdmin().post(KEYS, wanted("machines:read")).expect(201).json();
    String key = made.getString("key");
    String machines = "/v1/gyms/" + gym.id() + "/machines";
    ApiAnswer answer = api.get(machines, "X-Api-Key", key).expect(200);
    assertThat(answer.header("ratelimit-policy")).isPresent();
    api.get("/v1/gyms", "X-Api-Key", key).expectProblem(403, "forbidden");
    api.get("/v1/me", "X-Api-Key", key).expectProblem(403, "forbidden");
    api.get("/v1/gyms/" + other.id() + "/machines", "X-Api-Key", key)
        .expectProblem(404, "not_found");
    api.get(machines, "X-Api-Key", key + "x").expectProblem(401, "unauthenticated");
    api.get("/v1/problems", "X-Api-Key", "rsk_none").expectProblem(401, "unauthenticated");
    gym.member().get(machines, "X-Api-Key", key).expectProblem(401, "unauthenticated");

    JsonObject shown =
        gym
            .chainAdmin()
            .get(KEYS + "?chainId=" + chainId + "&limit=200")
            .expect(200)
            .json()
            .getJsonArray("items")
            .stream()
            .map(item -> item.asJsonObject())
            .filter(item -> item.getString("id").equals(made.getString("id")))
            .findFirst()
            .orElseThrow();
    assertThat(shown).containsKey("lastUsedAt").doesNotContainKey("key");
    assertThat(key).startsWith(shown.getString("prefix"));

    gym.chainAdmin().delete(KEYS + "/" + made.getString("id")).expect(204);
    api.get(machines, "X-Api-Key", key).expectProblem(401, "unauthenticated");
  }

  @Test
  void aKeyEndsWhenItIsTo() {
    JsonObject past =
        Json.object(
            Map.of(
                "chainId",
                chainId,
                "name",
                "Past",
                "scopes",
                jakarta.json.Json.createArrayBuilder().build(),
                "expiresAt",
                "2020-01-01T00:00:00Z"));
    gym.chainAdmin().post(KEYS, past).expectProblem(422, "validation_failed");
    JsonObject made = gym.chainAdmin().post(KEYS, wanted("gyms:read")).expect(201).json();
    database
        .getCollection("apiKeys")
        .updateOne(
            Filters.eq("_id", made.getString("id")), Updates.set("expiresAt", Instant.EPOCH));
    api.get("/v1/gyms", "X-Api-Key", made.getString("key")).expectProblem(401, "unauthenticated");
  }

  @Test
  void onlyAdminsOfTheChainLetProgramsIn() {
    for (String path : List.of(CLIENTS, KEYS)) {
      gym.gymAdmin().post(path, wanted("gyms:read")).expectProblem(403, "forbidden");
      gym.member().post(path, wanted("gyms:read")).expectProblem(403, "forbidden");
      api.asOperator().post(path, wanted("gyms:read")).expectProblem(403, "forbidden");
      other.chainAdmin().post(path, wanted("gyms:read")).expectProblem(404, "not_found");
      gym.chainAdmin().post(path, wanted("gyms:write")).expectProblem(422, "validation_failed");
      other.chainAdmin().get(path + "?chainId=" + chainId).expectProblem(404, "not_found");
      gym.chainAdmin().get(path + "?chainId=" + chainId).expect(200);
    }
  }

  private JsonObject client(String... scopes) {
    return gym.chainAdmin().post(CLIENTS, wanted(scopes)).expect(201).json();
  }

  private JsonObject wanted(String... scopes) {
    JsonArray list = jakarta.json.Json.createArrayBuilder(List.of(scopes)).build();
    return Json.object(Map.of("chainId", chainId, "name", "Board", "scopes", list));
  }

  private JsonObject rotated(JsonObject made, int graceSeconds) {
    String path = CLIENTS + "/" + made.getString("clientId") + "/secret";
    return gym.chainAdmin()
        .post(path, Json.object(Map.of("graceSeconds", graceSeconds)))
        .expect(200)
        .json();
  }

  private static JsonObject floor(TestGym where) {
    JsonArray topics =
        jakarta.json.Json.createArrayBuilder().add("gym:" + where.id() + ":floor").build();
    return Json.object(Map.of("topics", topics));
  }

  private ApiAnswer byForm(JsonObject made, String more) {
    return form(credentials(made) + more);
  }

  private ApiAnswer byHeader(JsonObject made) {
    return api.form(
        "/v1/auth/token", "grant_type=client_credentials", "Authorization", basic(made));
  }

  private ApiAnswer form(String form) {
    return api.form("/v1/auth/token", form);
  }

  private static String credentials(JsonObject made) {
    return "grant_type=client_credentials&client_id=%s&client_secret=%s"
        .formatted(made.getString("clientId"), made.getString("clientSecret"));
  }

  private static String basic(JsonObject made) {
    String pair = made.getString("clientId") + ":" + made.getString("clientSecret");
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  private static List<String> ids(ApiAnswer answer) {
    return answer.json().getJsonArray("items").stream()
        .map(item -> item.asJsonObject().getString("id"))
        .toList();
  }
}
