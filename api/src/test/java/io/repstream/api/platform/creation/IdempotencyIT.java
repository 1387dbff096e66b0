package io.repstream.api.platform.creation;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.repstream.api.platform.openapi.CommonAnswers;
import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every creating operation with its key: one resource, one answer. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdempotencyIT {
  private static final JsonObject NOTHING = Json.object(Map.of());

  private final ApiClient api;
  private final MongoDatabase database;
  private TestGym gym;
  private TestGym.Person newcomer;
  private String machineId;
  private String chainId;

  IdempotencyIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.database = server.bean(MongoDatabase.class);
  }

  @BeforeAll
  void openGym() {
    gym = TestGym.open(api);
    newcomer = gym.register("Nora New");
    machineId = gym.machine("Bike").getString("id");
    chainId = gym.chainAdmin().get("/v1/gyms/" + gym.id()).json().getString("chainId");
  }

  /** A creating operation: who, where, with which body, into which collection. */
  private record Creating(
      String operationId, ApiClient by, String path, JsonObject body, String collection) {
    @Override
    public String toString() {
      return operationId;
    }
  }

  List<Creating> operations() {
    JsonObject named = Json.object(Map.of("email", newcomer.email()));
    return List.of(
        new Creating(
            "foundChain",
            api.asOperator(),
            "/v1/chains",
            Json.object(Map.of("name", "Twice")),
            "chains"),
        new Creating(
            "nameChainAdmin",
            api.asOperator(),
            "/v1/chains/" + chainId + "/staff",
            Json.object(Map.of("email", newcomer.email(), "role", "chainAdmin")),
            "roleGrants"),
        new Creating(
            "openGym",
            gym.chainAdmin(),
            "/v1/gyms",
            Json.object(Map.of("chainId", chainId, "name", "Twice", "zoneId", "Europe/Berlin")),
            "gyms"),
        new Creating(
            "nameGymStaff",
            gym.chainAdmin(),
            "/v1/gyms/" + gym.id() + "/staff",
            Json.object(Map.of("email", newcomer.email(), "role", "trainer")),
            "roleGrants"),
        new Creating(
            "enrolMember",
            gym.gymAdmin(),
            "/v1/gyms/" + gym.id() + "/members",
            named,
            "roleGrants"),
        new Creating(
            "provisionMachine",
            gym.gymAdmin(),
            "/v1/gyms/" + gym.id() + "/machines",
            TestGym.machineBody("Twice"),
            "machines"),
        new Creating(
            "giveCommand",
            gym.trainer(),
            "/v1/machines/" + machineId + "/commands",
            Json.object(Map.of("order", Json.object(Map.of("kind", "start")))),
            "commands"),
        new Creating(
            "enterWorkout",
            gym.member(),
            "/v1/workouts",
            Json.object(Map.of("startedAt", "2026-11-20T10:00:00Z", "durationSeconds", 60)),
            "addedWorkouts"),
        new Creating(
            "setMyGoal",
            gym.member(),
            "/v1/me/goals",
            Json.object(Map.of("metric", "WORKOUTS", "target", 3, "period", "WEEK", "zone", "UTC")),
            "goals"),
        new Creating(
            "setChallenge",
            gym.trainer(),
            "/v1/gyms/" + gym.id() + "/challenges",
            Json.object(
                Map.of(
                    "title",
                    "Twice",
                    "metric",
                    "WORKOUTS",
                    "from",
                    "2026-12-01",
                    "to",
                    "2026-12-31")),
            "challenges"),
        new Creating(
            "addIntegratorClient",
            gym.chainAdmin(),
            "/v1/integrations/clients",
            integrator(),
            "integratorClients"),
        new Creating(
            "addApiKey", gym.chainAdmin(), "/v1/integrations/keys", integrator(), "apiKeys"),
        new Creating(
            "signIn", gym.member(), "/v1/machines/" + machineId + "/sign-ins", NOTHING, "signIns"));
  }

  private JsonObject integrator() {
    return Json.object(
        Map.of("chainId", chainId, "name", "Twice", "scopes", JsonValue.EMPTY_JSON_ARRAY));
  }

  @Test
  void coversEveryOperationThatTakesAKey() {
    JsonObject document = api.get("/openapi", "Accept", "application/json").expect(200).json();
    Set<String> taking =
        document.getJsonObject("paths").values().stream()
            .flatMap(path -> path.asJsonObject().values().stream())
            .filter(operation -> operation.toString().contains("\"Idempotency-Key\""))
            .map(operation -> operation.asJsonObject().getString("operationId"))
            .collect(Collectors.toSet());
    assertThat(operations())
        .extracting(Creating::operationId)
        .containsExactlyInAnyOrderElementsOf(taking);
    assertThat(document.toString()).contains(CommonAnswers.WITHOUT_IDEMPOTENCY_KEY);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void theSameRequestAgainGetsTheSameAnswerAndCreatesNothing(Creating what) {
    String key = UUID.randomUUID().toString();
    long before = count(what);
    ApiAnswer first = what.by().postKeyed(what.path(), key, what.body()).expect(201);
    ApiAnswer again = what.by().postKeyed(what.path(), key, what.body()).expect(201);
    assertThat(again.raw().body()).isEqualTo(first.raw().body());
    assertThat(again.header("location")).isEqualTo(first.header("location"));
    assertThat(count(what)).isEqualTo(before + 1);

    what.by()
        .postKeyed(what.path() + "?other", key, what.body())
        .expectProblem(422, "idempotency_key_reused");
    freeTheMachine();
    what.by().postKeyed(what.path(), UUID.randomUUID().toString(), what.body()).expect(201);
    assertThat(count(what)).isEqualTo(before + 2);
    freeTheMachine();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void twentyAtOnceCreateOne(Creating what) throws Exception {
    String key = UUID.randomUUID().toString();
    long before = count(what);
    Set<String> bodies;
    try (ExecutorService many = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<ApiAnswer>> answers =
          IntStream.range(0, 20)
              .mapToObj(i -> many.submit(() -> what.by().postKeyed(what.path(), key, what.body())))
              .toList();
      bodies = new HashSet<>();
      for (Future<ApiAnswer> answer : answers) {
        bodies.add(answer.get().expect(201).raw().body());
      }
    }
    assertThat(bodies).hasSize(1);
    assertThat(count(what)).isEqualTo(before + 1);
    freeTheMachine();
  }

  @Test
  void aReplayGivesTheMachinesKeyAgainThoughTheStoreHasItSealedOnly() {
    String key = UUID.randomUUID().toString();
    String path = "/v1/gyms/" + gym.id() + "/machines";
    JsonObject first =
        gym.gymAdmin().postKeyed(path, key, TestGym.machineBody("Keyed")).expect(201).json();
    String secret = first.getString("key");
    assertThat(secret).hasSize(43);
    assertThat(
            gym.gymAdmin()
                .postKeyed(path, key, TestGym.machineBody("Keyed"))
                .json()
                .getString("key"))
        .isEqualTo(secret);
    assertThat(
            database
                .getCollection("machines")
                .find(Filters.eq("_id", first.getString("id")))
                .first()
                .toJson())
        .doesNotContain(secret);
  }

  @Test
  void anotherCallersKeyIsAnotherKey() {
    String key = UUID.randomUUID().toString();
    String path = "/v1/gyms/" + gym.id() + "/machines";
    JsonObject body = TestGym.machineBody("Shared");
    String one = gym.gymAdmin().postKeyed(path, key, body).expect(201).json().getString("id");
    String two = gym.chainAdmin().postKeyed(path, key, body).expect(201).json().getString("id");
    assertThat(two).isNotEqualTo(one);
  }

  @Test
  void anotherOperationsKeyIsAnotherKey() {
    String key = UUID.randomUUID().toString();
    gym.chainAdmin()
        .postKeyed(
            "/v1/gyms/" + gym.id() + "/members",
            key,
            Json.object(Map.of("email", newcomer.email())))
        .expect(201);
    gym.chainAdmin()
        .postKeyed(
            "/v1/gyms/" + gym.id() + "/staff",
            key,
            Json.object(Map.of("email", newcomer.email(), "role", "trainer")))
        .expect(201);
  }

  @Test
  void aRefusalIsNotKept() {
    String key = UUID.randomUUID().toString();
    TestGym.Person late = gym.register("Late Larry");
    JsonObject order = Json.object(Map.of("order", Json.object(Map.of("kind", "start"))));
    String path = "/v1/machines/" + machineId + "/commands";
    late.client().postKeyed(path, key, order).expectProblem(404, "not_found");
    gym.chainAdmin()
        .post(
            "/v1/gyms/" + gym.id() + "/staff",
            Json.object(Map.of("email", late.email(), "role", "trainer")))
        .expect(201);
    late.client().postKeyed(path, key, order).expect(201);
  }

  @Test
  void aGrantThatIsRepeatedDoesNotUndoALaterOne() {
    String key = UUID.randomUUID().toString();
    TestGym.Person person = gym.register("Rita Role");
    String staff = "/v1/gyms/" + gym.id() + "/staff";
    JsonObject trainer = Json.object(Map.of("email", person.email(), "role", "trainer"));
    gym.chainAdmin().postKeyed(staff, key, trainer).expect(201);
    gym.chainAdmin()
        .post(staff, Json.object(Map.of("email", person.email(), "role", "gymAdmin")))
        .expect(201);
    gym.chainAdmin().postKeyed(staff, key, trainer).expect(201);
    person
        .client()
        .post("/v1/gyms/" + gym.id() + "/machines", TestGym.machineBody("Hers"))
        .expect(201);
  }

  @Test
  void refusesKeysThatAreNone() {
    post("k".repeat(255)).expect(201);
    post("k".repeat(256)).expectProblem(422, "validation_failed");
    post("with space").expectProblem(422, "validation_failed");
  }

  private ApiAnswer post(String key) {
    return gym.gymAdmin()
        .postKeyed("/v1/gyms/" + gym.id() + "/machines", key, TestGym.machineBody("Bike"));
  }

  private long count(Creating what) {
    return database.getCollection(what.collection()).countDocuments();
  }

  private void freeTheMachine() {
    gym.member().delete("/v1/machines/" + machineId + "/sign-ins/current");
  }
}
