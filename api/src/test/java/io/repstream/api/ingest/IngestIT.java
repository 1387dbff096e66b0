package io.repstream.api.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import io.repstream.api.ingest.apply.TelemetrySender;
import io.repstream.api.ingest.apply.TestBike;
import io.repstream.api.testing.ApiAnswer;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.telemetry.MachineRun;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.UnifiedJedis;

/** From entries in Redis, as a gateway writes them, to a member's workouts over REST. */
@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IngestIT {
  private static final TelemetryShards SHARDS = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);

  private final ApiClient api;
  private final ApiServer server;
  private final UnifiedJedis redis;
  private final TelemetrySender sender;
  private TestGym gym;

  IngestIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
    this.redis = server.stores().openRedis();
    this.sender = new TelemetrySender(redis);
  }

  @BeforeAll
  void openGym() {
    gym = TestGym.open(api);
  }

  @AfterAll
  void close() {
    redis.close();
  }

  @Test
  void rideBecomesAWorkoutOfWhoSignedIn() {
    ApiClient member = gym.enrolled("Rita Rider");
    TestBike bike = bike("Bike A");
    String workoutId = signIn(member, bike).getString("workoutId");
    bike.rest(2).ride(60).signOut();

    sender.send(bike.runs(20));

    JsonObject workout = completed(member, workoutId);
    JsonObject summary = workout.getJsonObject("summary");
    assertThat(workout.getString("machineType")).isEqualTo("INDOOR_BIKE");
    assertThat(workout.getString("machineId")).isEqualTo(bike.machineId().value());
    assertThat(workout.getString("gymId")).isEqualTo(gym.id());
    assertThat(summary.getJsonNumber("distanceMeters").doubleValue()).isEqualTo(180);
    assertThat(summary.getJsonNumber("energyKcal").doubleValue()).isEqualTo(15);
    assertThat(summary.getInt("activeSeconds")).isEqualTo(60);
    assertThat(summary.getJsonNumber("averagePowerWatts").doubleValue()).isEqualTo(180);
    JsonObject evidence = workout.getJsonObject("evidence");
    assertThat(evidence.getInt("sampleCount")).isEqualTo(61);
    assertThat(evidence.getJsonArray("ranges")).hasSize(1);

    assertThat(items(member.get("/v1/workouts"))).hasSize(1);
    gym.trainer().get("/v1/workouts/" + workoutId).expectProblem(404, "not_found");
    signIn(gym.member(), bike); // the sign-out has freed the machine
  }

  @Test
  void workoutIsReadOverTimeAtTheChosenResolution() {
    ApiClient member = gym.enrolled("Sam Series");
    TestBike bike = bike("Bike B");
    String path = "/v1/workouts/" + signIn(member, bike).getString("workoutId");
    bike.rest(2).ride(300).rest(20).ride(300).signOut();
    sender.send(bike.runs(60));
    JsonObject workout = completed(member, path.substring(path.lastIndexOf('/') + 1));

    JsonObject series = member.get(path + "/samples?points=31").expect(200).json();
    JsonArray meters = series.getJsonArray("distanceMeters");
    assertThat(series.getJsonArray("offsetSeconds").size()).isBetween(30, 31);
    assertThat(meters.getJsonNumber(meters.size() - 1).doubleValue()).isEqualTo(1_800);
    assertThat(series.getJsonArray("powerWatts").getJsonNumber(3).doubleValue()).isEqualTo(180);
    assertThat(series.getJsonArray("heartRateBpm").isNull(3)).isTrue();

    Instant from = Instant.parse(workout.getString("startedAt")).plusSeconds(400);
    JsonObject window =
        member
            .get(path + "/samples?points=10&from=" + from + "&to=" + from.plusSeconds(10))
            .expect(200)
            .json();
    assertThat(window.getJsonArray("offsetSeconds")).hasSize(10);
    assertThat(window.getJsonArray("offsetSeconds").getJsonNumber(0).doubleValue()).isEqualTo(400);
    assertThat(window.getJsonArray("distanceMeters").getJsonNumber(0).doubleValue())
        .isCloseTo(1_140, within(4.0));

    member.get(path + "/samples?points=0").expectProblem(422, "validation_failed");
    member.get(path + "/samples?from=yesterday").expectProblem(422, "validation_failed");
    gym.trainer().get(path + "/samples").expectProblem(404, "not_found");
  }

  @Test
  void orderRepeatsAndLatecomersChangeNothing() {
    ApiClient member = gym.enrolled("Olaf Order");
    TestBike bike = bike("Bike C");
    String workoutId = signIn(member, bike).getString("workoutId");
    bike.ride(200).rest(30).ride(200).signOut();
    List<MachineRun> runs = new ArrayList<>(bike.runs(7));
    MachineRun late = runs.remove(11);
    runs.addAll(runs.subList(3, 9));
    Collections.shuffle(runs, new Random(7));

    sender.send(runs);
    await()
        .untilAsserted(
            () ->
                assertThat(
                        completed(member, workoutId)
                            .getJsonObject("evidence")
                            .getInt("sampleCount"))
                    .isEqualTo(424));
    sender.send(List.of(late));

    await()
        .untilAsserted(
            () -> {
              JsonObject workout = completed(member, workoutId);
              assertThat(workout.getJsonObject("evidence").getInt("sampleCount")).isEqualTo(431);
              assertThat(
                      workout
                          .getJsonObject("summary")
                          .getJsonNumber("distanceMeters")
                          .doubleValue())
                  .isEqualTo(1_200);
            });
    assertThat(items(member.get("/v1/workouts"))).hasSize(1);
  }

  @Test
  void floorShowsTheFiguresWithTheMembersAlias() {
    ApiClient member = gym.enrolled("Flora Floor");
    TestBike bike = bike("Bike D");
    String workoutId = signIn(member, bike).getString("workoutId");
    bike.ride(12);

    sender.send(bike.runs(20));

    String key = RedisKeys.floorLive(GymId.parse(gym.id()));
    await()
        .untilAsserted(
            () ->
                assertThat(redis.hget(key, bike.machineId().value()))
                    .contains("\"state\":\"IN_USE\"", "\"alias\":\"Flora F.\"", workoutId)
                    .contains("\"powerWatts\":180", "\"distanceMeters\":36"));
  }

  @Test
  void strengthWorkBecomesSetsWhateverElseTheMachineSends() {
    ApiClient member = gym.enrolled("Stella Strong");
    TestBike machine = bike("Press F");
    String path = "/v1/workouts/" + signIn(member, machine).getString("workoutId");
    int shard = SHARDS.shardOf(machine.machineId());
    long dead = redis.xlen(SHARDS.dead(shard));
    for (int set = 1; set <= 2; set++) {
      for (int rep = 1; rep <= 5; rep++) {
        machine.silent(2).rep("set-" + set, rep, "\"meanConcentricVelocity\":0." + (9 - rep));
      }
      machine.set("set-" + set, "TARGET").silent(60);
    }
    for (String poison : List.of("NaN", "Infinity", "1e308", "-1")) {
      machine.silent(1).rep("set-2", 6, "\"meanPower\":" + poison);
    }
    machine.signOut();

    sender.send(machine.runs(20));

    completed(member, path.substring(path.lastIndexOf('/') + 1));
    JsonArray sets = items(member.get(path + "/sets"));
    assertThat(sets).hasSize(2);
    JsonObject first = sets.getJsonObject(0);
    assertThat(first.getInt("repCount")).isEqualTo(5);
    assertThat(first.getString("stopReason")).isEqualTo("TARGET");
    assertThat(first.getJsonNumber("loadNewtons").doubleValue()).isCloseTo(392.3, within(0.1));
    assertThat(first.getJsonNumber("velocityLossPercent").doubleValue()).isCloseTo(50, within(0.1));
    assertThat(first.getJsonArray("reps")).hasSize(5);
    await().until(() -> redis.xlen(SHARDS.dead(shard)) == dead + 4);
    gym.trainer().get(path + "/sets").expectProblem(404, "not_found");

    JsonObject unchanged = member.post(path + "/decodings").expect(200).json();
    assertThat(unchanged.getBoolean("changed")).isFalse();
    assertThat(items(member.get(path + "/decodings"))).isEmpty();
    gym.trainer().post(path + "/decodings").expectProblem(404, "not_found");

    forgetRawSamplesOf(machine);
    member.post(path + "/decodings").expectProblem(409, "raw_expired");
    assertThat(items(member.get(path + "/sets"))).hasSize(2);
  }

  @Test
  void workoutIsReadInParts() {
    ApiClient member = gym.enrolled("Paula Parts");
    TestBike bike = bike("Bike G");
    String path = "/v1/workouts/" + signIn(member, bike).getString("workoutId");
    bike.rest(2).ride(120).rest(30).ride(60).signOut();
    sender.send(bike.runs(60));
    JsonObject detail = completed(member, path.substring(path.lastIndexOf('/') + 1));

    assertThat(detail.getInt("intervalCount")).isEqualTo(2);
    assertThat(detail.getJsonArray("flags")).isEmpty();
    JsonArray intervals = items(member.get(path + "/intervals"));
    assertThat(intervals.getJsonObject(0).getString("kind")).isEqualTo("LAP");
    assertThat(intervals.getJsonObject(1).getString("kind")).isEqualTo("PAUSE");
    assertThat(intervals.getJsonObject(1).getJsonNumber("durationSeconds").doubleValue())
        .isEqualTo(30);
    JsonObject energy = member.get(path + "/energy").expect(200).json();
    assertThat(energy.getString("reason")).isEqualTo("MACHINE_AGREES");
    assertThat(member.get(path + "/evidence").expect(200).json().getInt("sampleCount"))
        .isEqualTo(detail.getJsonObject("evidence").getInt("sampleCount"));
    JsonObject zones =
        member.get(path + "/heart-rate-zones?maxHeartRateBpm=190").expect(200).json();
    assertThat(zones.getJsonArray("zones")).hasSize(5);
    member
        .get(path + "/heart-rate-zones?maxHeartRateBpm=90")
        .expectProblem(422, "validation_failed");
    JsonObject shape = member.get(path + "/samples?points=20&method=LTTB").expect(200).json();
    assertThat(shape.getJsonArray("offsetSeconds")).hasSize(20);
    member.get(path + "/samples?method=GUESS").expectProblem(422, "validation_failed");
    assertThat(member.get(path + "/export?format=fit").expect(200).header("Content-Type"))
        .hasValue("application/vnd.ant.fit");
    assertThat(member.get(path + "/export?format=tcx").expect(200).raw().body())
        .contains("<Activity Sport=\"Biking\">");
    assertThat(member.get(path + "/export?format=csv").expect(200).raw().body().lines().count())
        .isEqualTo(211);
    member.get(path + "/export?format=gpx").expectProblem(422, "validation_failed");
    gym.trainer().get(path + "/export?format=fit").expectProblem(404, "not_found");

    String day = detail.getString("startedAt").substring(0, 10);
    String stats = "/v1/me/stats?by=MONTH&from=%s&to=%s".formatted(day, day);
    JsonObject month = items(member.get(stats)).getJsonObject(0);
    assertThat(month.getString("from")).isEqualTo(day.substring(0, 8) + "01");
    assertThat(month.getJsonNumber("distanceMeters").doubleValue()).isEqualTo(540);
    member.get("/v1/me/stats?from=" + day).expectProblem(422, "validation_failed");
    member.get(stats + "&zone=Mars").expectProblem(422, "validation_failed");
    assertThat(items(member.get("/v1/me/records"))).hasSize(2);

    gym.trainer().delete(path).expectProblem(404, "not_found");
    member.delete(path).expect(204);
    member.delete(path).expectProblem(404, "not_found");
    member.get(path).expectProblem(404, "not_found");
    member.get(path + "/intervals").expectProblem(404, "not_found");
    assertThat(items(member.get("/v1/workouts"))).isEmpty();
    assertThat(items(member.get("/v1/me/records"))).isEmpty();
  }

  @Test
  void unreadableEntryIsPutAsideAndHarmsNobody() {
    TestBike bike = bike("Bike E");
    int shard = SHARDS.shardOf(bike.machineId());
    long before = redis.xlen(SHARDS.dead(shard));

    sender.add(shard, new byte[] {1, 2, 3});

    await().until(() -> redis.xlen(SHARDS.dead(shard)) == before + 1);
    assertThat(server.adminUri("/metrics"))
        .satisfies(
            uri ->
                await()
                    .untilAsserted(
                        () ->
                            assertThat(read(uri))
                                .contains(
                                    "repstream_dead_letter_total",
                                    "reason=\"unreadable_entry\"",
                                    "repstream_consumer_lag_seconds",
                                    "repstream_stream_pending",
                                    "repstream_ingest_samples_total")));
  }

  private void forgetRawSamplesOf(TestBike machine) {
    try (MongoClient client = MongoClients.create(server.stores().mongoUrl())) {
      String database = ApiServer.settings(server.stores()).get("repstream.mongodb.database");
      client
          .getDatabase(database)
          .getCollection("sampleBuckets")
          .deleteMany(Filters.eq("machineId", machine.machineId().value()));
    }
  }

  private TestBike bike(String name) {
    String id = gym.machine(name).getString("id");
    return new TestBike(
        new MachineId(id), GymId.parse(gym.id()), WallClock.system().instant().toEpochMilli());
  }

  private static JsonObject signIn(ApiClient member, TestBike bike) {
    String path = "/v1/machines/" + bike.machineId() + "/sign-ins";
    return await()
        .until(() -> member.post(path), answer -> answer.status() == 201)
        .expect(201)
        .json();
  }

  private static JsonObject completed(ApiClient member, String workoutId) {
    return await()
        .until(
            () -> member.get("/v1/workouts/" + workoutId),
            answer ->
                answer.status() == 200 && answer.json().getString("state").equals("COMPLETED"))
        .json();
  }

  private static JsonArray items(ApiAnswer answer) {
    return answer.expect(200).json().getJsonArray("items");
  }

  private static String read(URI uri) throws IOException {
    try (var in = uri.toURL().openStream()) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }
}
