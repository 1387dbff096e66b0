package io.repstream.api.access;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.integration.ScopeNames;
import io.repstream.api.platform.access.Scopes;
import io.repstream.api.platform.openapi.CommonAnswers;
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
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every operation of the OpenAPI document, asked by everybody there is. What each is answered
 * stands in {@code access/matrix.txt}; a new operation needs a row there. Where the answers differ,
 * the matrix as it is now is written to {@code target/access-matrix.txt}: read the difference as a
 * change of who may do what, before you copy it.
 *
 * <p>Bodies are made of the document's examples and need not be good: who may not is refused before
 * a good one would matter, who may gets another status.
 */
@ApiTest
class AccessMatrixIT {
  private static final String UNKNOWN = "0190a1b2-0000-7000-8000-00000000ffff";
  private static final Path ACTUAL = Path.of("target", "access-matrix.txt");

  /** They end the login that asks; LoginsIT has them. */
  private static final Set<String> SELF_ENDING = Set.of("logout", "logoutAll");

  private static final Set<String> OF_ANOTHER_TENANT = Set.of("otherAdmin", "otherChain");
  private static final Set<Integer> TELLS_NOTHING = Set.of(400, 404, 415, 422);

  private static final String CONSENTED = "consented";

  private final ApiClient api;
  private final ApiServer server;
  private final JsonObject document;

  AccessMatrixIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
    this.document = api.get("/openapi", "Accept", "application/json").expect(200).json();
  }

  /** One operation and what each caller was answered, in order of the callers. */
  private record Row(String method, String path, Map<String, Integer> statuses) {
    String text() {
      String cells =
          statuses.values().stream().map("%11d"::formatted).collect(joining()).stripTrailing();
      return "%-7s%-64s%s".formatted(method, path, cells);
    }
  }

  @Test
  void answersEverybodyAsTheMatrixSays() throws IOException {
    List<Row> rows = rows();
    String header =
        "%-71s%s"
            .formatted(
                "operation",
                rows.getFirst().statuses().keySet().stream()
                    .map("%11s"::formatted)
                    .collect(joining()));
    String actual = header + "\n" + rows.stream().map(Row::text).collect(joining("\n")) + "\n";
    Files.createDirectories(ACTUAL.getParent());
    Files.writeString(ACTUAL, actual);

    assertThat(rows).allSatisfy(AccessMatrixIT::keepsStrangersOut);
    assertThat(actual).isEqualTo(expected());
  }

  /** What holds whatever the file says. */
  private static void keepsStrangersOut(Row row) {
    if (!CommonAnswers.PUBLIC_PATHS.contains(row.path())) {
      assertThat(row.statuses().get("anonymous")).as(row.text()).isEqualTo(401);
      assertThat(row.statuses().get("integrator")).as(row.text()).isEqualTo(403);
    }
    if (row.path().contains("{gymId}")
        || row.path().contains("{machineId}")
        || row.path().contains("{chainId}")) {
      OF_ANOTHER_TENANT.forEach(
          caller -> assertThat(row.statuses().get(caller)).as(row.text()).isIn(TELLS_NOTHING));
    }
  }

  private List<Row> rows() {
    TestGym gym = TestGym.open(api);
    TestGym.Person mia = gym.enrolledPerson("Mia Recorded");
    Map<String, ApiClient> callers = callers(gym, mia);
    String chainId =
        gym.chainAdmin().get("/v1/gyms/" + gym.id()).expect(200).json().getString("chainId");
    Map<String, String> texts =
        Map.of("email", gym.register("Nia New").email(), "chainId", chainId);
    ExampleRequest examples = new ExampleRequest(document, texts);
    Map<String, String> bodies = bodies(gym.id());
    List<Row> rows = new ArrayList<>();
    for (Map.Entry<String, JsonObject> operation : operations()) {
      String[] parts = operation.getKey().split(" ", 2);
      Map<String, String> ids =
          Map.of(
              "gymId",
              gym.id(),
              "chainId",
              chainId,
              "memberId",
              mia.memberId(),
              "workoutId",
              recorded(mia, gym, rows.size()));
      String path = filled(parts[0], ids, machine(gym, mia, parts[0], rows.size()));
      Optional<String> body =
          Optional.ofNullable(bodies.get(operation.getKey()))
              .or(() -> examples.body(operation.getValue()));
      Map<String, Integer> statuses = new LinkedHashMap<>();
      callers.forEach(
          (name, client) -> {
            if (name.equals(CONSENTED)) {
              mia.client().consents("TRAINER_VIEW", true);
            }
            statuses.put(name, client.send(parts[1], path, body).status());
            if (name.equals(CONSENTED)) {
              mia.client().consents("TRAINER_VIEW", false);
            }
          });
      rows.add(new Row(parts[1], parts[0], statuses));
    }
    return rows;
  }

  /** Where the examples of single fields make no request that means anything. */
  static Map<String, String> bodies(String gymId) {
    return Map.of(
        "/v1/gyms/{gymId}/machines POST",
        TestGym.machineBody("Matrix").toString(),
        "/v1/machines/{machineId}/commands POST",
        "{\"order\":{\"kind\":\"setTargetPower\",\"powerWatts\":150}}",
        "/v1/live/tickets POST",
        "{\"topics\":[\"gym:" + gymId + ":floor\"]}",
        "/v1/workouts POST",
        "{\"startedAt\":\"2026-11-20T10:00:00Z\",\"durationSeconds\":60}",
        "/v1/workouts/{workoutId}/corrections POST",
        "{\"distanceMeters\":5000}",
        "/v1/me/goals POST",
        "{\"metric\":\"WORKOUTS\",\"target\":3,\"period\":\"WEEK\",\"zone\":\"UTC\"}",
        "/v1/gyms/{gymId}/challenges POST",
        """
        {"title": "Move", "metric": "WORKOUTS", "from": "2026-12-01", "to": "2026-12-31"}
        """);
  }

  /** A workout of the member that a machine of the gym recorded. */
  private String recorded(TestGym.Person member, TestGym gym, long minute) {
    WorkoutRecord ride =
        SomeWorkouts.in(
            GymId.parse(gym.id()),
            SomeWorkouts.ride(
                new MachineId(member.memberId()), MemberId.parse(member.memberId()), minute));
    assertThat(server.bean(WorkoutStore.class).apply(List.of(new WorkoutChange.Add(ride))))
        .isEmpty();
    return ride.id().toString();
  }

  private Map<String, ApiClient> callers(TestGym gym, TestGym.Person mia) {
    TestGym other = TestGym.open(api);
    Map<String, ApiClient> callers = new LinkedHashMap<>();
    callers.put("anonymous", api);
    callers.put("stranger", gym.register("Sue Stranger").client());
    callers.put("otherAdmin", other.gymAdmin());
    callers.put("otherChain", other.chainAdmin());
    callers.put("member", mia.client());
    callers.put("fellow", gym.enrolled("Fred Fellow"));
    callers.put("trainer", gym.trainer());
    callers.put(CONSENTED, gym.trainer());
    callers.put("gymAdmin", gym.gymAdmin());
    callers.put("chainAdmin", gym.chainAdmin());
    callers.put("operator", api.asOperator());
    callers.put("integrator", gym.integrator(List.of()));
    callers.put("scoped", gym.integrator(ScopeNames.texts(Scopes.ALL)));
    return callers;
  }

  /** A machine of its own for each operation, with the member signed in. */
  private static String machine(TestGym gym, TestGym.Person member, String path, int row) {
    if (!path.contains("{machineId}")) {
      return UNKNOWN;
    }
    String id = gym.machine("Bike " + row).getString("id");
    member.client().post("/v1/machines/" + id + "/sign-ins", Json.object(Map.of())).expect(201);
    return id;
  }

  private static String filled(String path, Map<String, String> ids, String machineId) {
    String filled = path.replace("{machineId}", machineId);
    for (Map.Entry<String, String> id : ids.entrySet()) {
      filled = filled.replace("{" + id.getKey() + "}", id.getValue());
    }
    return filled.replaceAll("\\{[^}]+}", UNKNOWN);
  }

  /** By path, then method, as {@code path METHOD}. */
  private List<Map.Entry<String, JsonObject>> operations() {
    return document.getJsonObject("paths").entrySet().stream()
        .flatMap(
            path ->
                path.getValue().asJsonObject().entrySet().stream()
                    .filter(entry -> entry.getValue().asJsonObject().containsKey("operationId"))
                    .map(
                        entry ->
                            Map.entry(
                                path.getKey() + " " + entry.getKey().toUpperCase(Locale.ROOT),
                                entry.getValue().asJsonObject())))
        .filter(entry -> !SELF_ENDING.contains(entry.getValue().getString("operationId")))
        .sorted(Comparator.comparing(Map.Entry::getKey))
        .toList();
  }

  private static String expected() {
    try (InputStream in = AccessMatrixIT.class.getResourceAsStream("/access/matrix.txt")) {
      assertThat(in).as("the matrix").isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
