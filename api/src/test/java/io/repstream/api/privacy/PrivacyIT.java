package io.repstream.api.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoDatabase;
import io.repstream.api.file.FileStore;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.platform.secret.SecretText;
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
import io.repstream.api.workout.added.Originals;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GymId;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;

@ApiTest
class PrivacyIT {
  private static final String PASSWORD = "a long enough test password";
  private static final JsonObject PROOF = Json.object(Map.of("password", PASSWORD));

  /** Kept on purpose: ids of the audit log name nobody once the account is gone. */
  private static final Set<String> KEPT = Set.of("auditEntries");

  private final ApiClient api;
  private final ApiServer server;
  private final TestGym gym;

  PrivacyIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
    this.gym = TestGym.open(api);
  }

  @Test
  void anExportHoldsAllThatIsHeldAndNoSecret() throws IOException {
    String canary = canary();
    TestGym.Person person = withTraces(canary);
    person
        .client()
        .post("/v1/me/exports", Json.object(Map.of("password", "not it, but long enough")))
        .expectProblem(403, "wrong_password");
    String jobId = person.client().post("/v1/me/exports", PROOF).expect(202).json().getString("id");
    JsonObject job =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> person.client().get("/v1/jobs/" + jobId).expect(200).json(),
                answer -> answer.getString("state").equals("SUCCEEDED"));
    gym.member().get(job.getString("result")).expectProblem(404, "not_found");
    person.client().get(job.getString("result")).expect(200);

    byte[] zip =
        server
            .bean(FileStore.class)
            .read(ExportWork.file(MemberId.parse(person.memberId()), JobId.parse(jobId)), 1 << 24)
            .orElseThrow();
    Map<String, String> files = unzipped(zip);
    assertThat(files.keySet())
        .contains("accounts.json", "goals.json", "workouts.json", "consents.json", "signIns.json")
        .anyMatch(name -> name.endsWith(".fit"))
        .anyMatch(name -> name.endsWith(".csv"));
    assertThat(files.get("accounts.json")).contains(canary).doesNotContain("passwordHash");
    assertThat(files.get("emergencyData.json")).contains(canary);
    assertThat(files.get("contestEntries.json")).contains(canary);
  }

  @Test
  void anErasureLeavesNothingInAnyStore() {
    String canary = canary();
    TestGym.Person person = withTraces(canary);
    MemberId id = MemberId.parse(person.memberId());
    assertThat(found(canary, person.memberId()))
        .contains("mongo accounts", "mongo emergencyData", "mongo goals", "mongo workouts")
        .anyMatch(place -> place.startsWith("redis "));

    person
        .client()
        .post("/v1/me/erasure", Json.object(Map.of("password", "not it, but long enough")))
        .expectProblem(403, "wrong_password");
    ApiAnswer begun = person.client().post("/v1/me/erasure", PROOF).expect(202);
    String proof = "/v1/erasures/" + begun.json().getString("receipt");
    JsonObject done =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(
                () -> api.get(proof).expect(200).json(),
                answer -> answer.containsKey("finishedAt"));

    assertThat(done.toString()).doesNotContain(person.memberId(), canary);
    assertThat(documents(done)).containsEntry("goals.memberId", 1).containsEntry("accounts._id", 1);
    assertThat(found(canary, person.memberId())).isEmpty();
    assertThat(server.bean(FileStore.class).read(Originals.folder(id).child("canary"), 1 << 10))
        .isEmpty();
    person.client().get("/v1/me").expectProblem(401, "unauthenticated");
    api.post("/v1/auth/login", Json.object(Map.of("email", person.email(), "password", PASSWORD)))
        .expectProblem(401, "invalid_credentials");
    api.get("/v1/erasures/" + canary).expectProblem(404, "not_found");
  }

  @Test
  void anErasureThatIsKilledHalfWayAndDoneAgainEndsTheSame() {
    Map<String, Integer> undisturbed = erasedBySteps(0);
    Map<String, Integer> killed = erasedBySteps(5);
    assertThat(killed).isEqualTo(undisturbed);
  }

  /**
   * Erases by hand.
   *
   * @param lost after how many steps a process is killed whose checkpoints were never stored
   */
  private Map<String, Integer> erasedBySteps(int lost) {
    String canary = canary();
    TestGym.Person person = withTraces(canary);
    String id = UUID.randomUUID().toString();
    String receipt = UUID.randomUUID().toString();
    server
        .bean(ErasureStore.class)
        .add(
            new Erasure(
                id,
                MemberId.parse(person.memberId()),
                "hash",
                SecretText.sha256(receipt),
                WallClock.system().instant(),
                null,
                List.of()));
    EraseWork work = server.bean(EraseWork.class);
    String checkpoint = "";
    for (int i = 0; i < lost; i++) {
      checkpoint = ((JobStep.More) work.next(run(id, checkpoint))).checkpoint();
    }
    JobStep step = work.next(run(id, ""));
    while (step instanceof JobStep.More(String next, var progress)) {
      step = work.next(run(id, next));
    }
    assertThat(step).isInstanceOf(JobStep.Done.class);
    assertThat(work.next(run(id, ""))).isInstanceOf(JobStep.Done.class);
    assertThat(found(canary, person.memberId())).isEmpty();
    return documents(api.get("/v1/erasures/" + receipt).expect(200).json());
  }

  private static JobRun run(String id, String checkpoint) {
    return new JobRun(
        new JobId(UUID.randomUUID()),
        Optional.empty(),
        id,
        checkpoint,
        WallClock.system().instant(),
        1);
  }

  private static String canary() {
    return "canary" + UUID.randomUUID().toString().substring(0, 8);
  }

  /** Somebody who has left something everywhere. */
  private TestGym.Person withTraces(String canary) {
    TestGym.Person person = gym.enrolledPerson(canary + " Keller");
    ApiClient me = person.client();
    MemberId id = MemberId.parse(person.memberId());
    me.consents("EMERGENCY_DATA", true);
    me.put("/v1/me/emergency", Json.object(Map.of("medicalNote", canary))).expect(200);
    me.put(
            "/v1/me/preferences",
            Json.object(Map.of("units", "METRIC", "locale", "de", "zoneId", "UTC")))
        .expect(200);
    me.post(
            "/v1/me/goals",
            Json.object(Map.of("metric", "WORKOUTS", "target", 3, "period", "WEEK", "zone", "UTC")))
        .expect(201);
    me.put(
            "/v1/gyms/" + gym.id() + "/leaderboards/participation",
            Json.object(Map.of("alias", canary)))
        .expect(200);
    String bike = gym.machine("Bike " + canary).getString("id");
    me.post("/v1/machines/" + bike + "/sign-ins").expect(201);
    JsonObject entered =
        Json.object(Map.of("startedAt", "2026-11-20T10:00:00Z", "durationSeconds", 60));
    String workout = me.post("/v1/workouts", entered).expect(201).json().getString("id");
    me.post("/v1/workouts/" + workout + "/corrections", Json.object(Map.of("distanceMeters", 5)))
        .expect(201);
    WorkoutRecord ride =
        SomeWorkouts.in(
            GymId.parse(gym.id()), SomeWorkouts.ride(new MachineId(person.memberId()), id, 1));
    assertThat(server.bean(WorkoutStore.class).apply(List.of(new WorkoutChange.Add(ride))))
        .isEmpty();
    server
        .bean(FileStore.class)
        .put(Originals.folder(id).child("canary"), "text/plain", new byte[] {1});
    return person;
  }

  /** Where any of some texts is, in documents and keys. */
  private Set<String> found(String... texts) {
    Set<String> places = new TreeSet<>();
    MongoDatabase database = server.bean(MongoDatabase.class);
    for (String name : database.listCollectionNames()) {
      if (!KEPT.contains(name)) {
        for (Document document : database.getCollection(name).find()) {
          String json = document.toJson();
          for (String text : texts) {
            // Machines are named by the tests, after the canary and the member.
            if (json.contains(text) && !isOfAMachine(name, document, text)) {
              places.add("mongo " + name);
            }
          }
        }
      }
    }
    places.addAll(foundInRedis(texts));
    return places;
  }

  private static boolean isOfAMachine(String collection, Document document, String text) {
    return collection.equals("machines")
        || (collection.equals("workouts")
            && !document.containsKey("memberId")
            && text.equals(document.getString("machineId")));
  }

  private Set<String> foundInRedis(String... texts) {
    Set<String> places = new TreeSet<>();
    try (RedisClient redis = RedisClient.create(server.stores().redisUrl())) {
      String cursor = ScanParams.SCAN_POINTER_START;
      do {
        ScanResult<String> page = redis.scan(cursor, new ScanParams().count(1_000));
        cursor = page.getCursor();
        for (String key : page.getResult()) {
          String all = key + content(redis, key);
          for (String text : texts) {
            if (all.contains(text)) {
              places.add("redis " + key);
            }
          }
        }
      } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }
    return places;
  }

  private static String content(RedisClient redis, String key) {
    return switch (redis.type(key)) {
      case "string" -> String.valueOf(redis.get(key));
      case "hash" -> redis.hgetAll(key).toString();
      case "set" -> redis.smembers(key).toString();
      case "zset" -> redis.zrange(key, 0, -1).toString();
      case "list" -> redis.lrange(key, 0, -1).toString();
      default -> "";
    };
  }

  private static Map<String, Integer> documents(JsonObject proof) {
    Map<String, Integer> documents = new TreeMap<>();
    proof.getJsonArray("items").stream()
        .map(line -> line.asJsonObject())
        .forEach(line -> documents.put(line.getString("of"), line.getInt("documents")));
    return documents;
  }

  private static Map<String, String> unzipped(byte[] zip) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), UTF_8));
      }
    }
    return files;
  }
}
