package io.repstream.api.machine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.testing.ApiClient;
import io.repstream.api.testing.ApiClient.Json;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.api.testing.TestGym;
import io.repstream.common.clock.WallClock;
import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.UnifiedJedis;

@ApiTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MachinesIT {
  private final ApiClient api;
  private final ApiServer server;
  private final UnifiedJedis redis;
  private TestGym gym;
  private TestGym other;

  MachinesIT(ApiClient api, ApiServer server) {
    this.api = api;
    this.server = server;
    this.redis = server.stores().openRedis();
  }

  @BeforeAll
  void openGyms() {
    gym = TestGym.open(api);
    other = TestGym.open(api);
  }

  @AfterAll
  void close() {
    redis.close();
  }

  private String machines() {
    return "/v1/gyms/" + gym.id() + "/machines";
  }

  private JsonObject listed(String machineId) {
    return gym
        .member()
        .get(machines() + "?limit=200")
        .expect(200)
        .json()
        .getJsonArray("items")
        .stream()
        .map(JsonValue::asJsonObject)
        .filter(machine -> machine.getString("id").equals(machineId))
        .findFirst()
        .orElseThrow();
  }

  private Optional<MachineCredential> projected(MachineId id) {
    byte[] sealed = redis.get(RedisKeys.machineCredential(id).getBytes(UTF_8));
    return sealed == null ? Optional.empty() : server.bean(ApiConfig.class).seal().open(id, sealed);
  }

  @Test
  void provisioningShowsTheKeyOnceAndLetsTheGatewaysKnowIt() {
    JsonObject machine = gym.machine("Bike 1");
    MachineId id = new MachineId(machine.getString("id"));
    MachineKey key = MachineKey.parse(machine.getInt("keyId"), machine.getString("key"));

    MachineCredential credential = projected(id).orElseThrow();
    assertThat(credential.key(1)).contains(key);
    assertThat(credential.state()).isEqualTo(CredentialState.ACTIVE);
    assertThat(credential.gymId()).isEqualTo(GymId.parse(gym.id()));
    assertThat(gym.gymAdmin().get("/v1/machines/" + id).expect(200).raw().body())
        .doesNotContain(machine.getString("key"))
        .doesNotContain("sealed");
  }

  @Test
  void aRevokedMachineKeepsItsKeysSoThatItIsToldWhy() {
    JsonObject machine = gym.machine("Bike revoked");
    MachineId id = new MachineId(machine.getString("id"));
    String revoke = "/v1/machines/" + id + "/revoke";
    gym.trainer().post(revoke).expectProblem(403, "forbidden");
    other.gymAdmin().post(revoke).expectProblem(404, "not_found");
    gym.gymAdmin().post(revoke).expect(204);
    gym.gymAdmin().post(revoke).expect(204);
    MachineCredential tombstone = projected(id).orElseThrow();
    assertThat(tombstone.state()).isEqualTo(CredentialState.REVOKED);
    assertThat(tombstone.revision()).isEqualTo(2);
    assertThat(tombstone.key(1))
        .contains(MachineKey.parse(machine.getInt("keyId"), machine.getString("key")));
  }

  @Test
  void anAdminLiftsAQuarantine() {
    MachineId id = new MachineId(gym.machine("Bike cloned").getString("id"));
    redis.set(RedisKeys.machineQuarantine(id), "1");
    String lift = "/v1/machines/" + id + "/quarantine/lift";
    gym.trainer().post(lift).expectProblem(403, "forbidden");
    gym.gymAdmin().post(lift).expect(204);
    assertThat(redis.exists(RedisKeys.machineQuarantine(id))).isFalse();
  }

  @Test
  void aNewMachineNeverConnected() {
    JsonObject machine = listed(gym.machine("Bike 2").getString("id"));
    assertThat(machine.getString("state")).isEqualTo("OFFLINE");
    assertThat(machine.getString("reason")).isEqualTo("NEVER_CONNECTED");
    assertThat(machine.getString("type")).isEqualTo("INDOOR_BIKE");
    assertThat(machine.getJsonObject("position").getJsonNumber("x").doubleValue()).isEqualTo(4.5);
    assertThat(machine).doesNotContainKeys("since", "live", "memberAlias", "workoutId");
  }

  @Test
  void showsWhatGatewayAndIngestReport() {
    String id = gym.machine("Bike 3").getString("id");
    long nowMs = WallClock.system().millis();
    redis.hset(RedisKeys.GATEWAY_LEASES, "gw-it", Long.toString(nowMs));
    redis.hset(
        RedisKeys.floorLink(GymId.parse(gym.id())),
        id,
        """
        {"v":1,"connected":true,"gatewayId":"gw-it","epoch":7,"bootId":"b1","sinceMs":%d,
         "lastSeenMs":%d,"reason":"CONNECTED","addedLater":1}
        """
            .formatted(nowMs - 60_000, nowMs));
    assertThat(listed(id).getString("state")).isEqualTo("IDLE");

    redis.hset(
        RedisKeys.floorLive(GymId.parse(gym.id())),
        id,
        """
        {"v":1,"state":"IN_USE","figures":{"powerWatts":182.0,"speedMetersPerSecond":8.25,
         "heartRateBpm":141},"workoutId":"w1","alias":"Mia K.","asOfMs":%d,"sinceMs":%d,
         "bootId":"b1","seq":42}
        """
            .formatted(nowMs, nowMs - 30_000));
    JsonObject machine = listed(id);
    assertThat(machine.getString("state")).isEqualTo("IN_USE");
    assertThat(machine.getString("memberAlias")).isEqualTo("Mia K.");
    assertThat(machine.getString("workoutId")).isEqualTo("w1");
    assertThat(machine.getBoolean("stale")).isFalse();
    JsonObject live = machine.getJsonObject("live");
    assertThat(live.getJsonNumber("powerWatts").doubleValue()).isEqualTo(182);
    assertThat(live.getInt("heartRateBpm")).isEqualTo(141);
    assertThat(live).doesNotContainKey("cadenceRpm");
    assertThat(gym.member().get("/v1/machines/" + id).expect(200).json()).isEqualTo(machine);
  }

  @Test
  void answersGatewaysThatAskForAMachine() {
    MachineId id = new MachineId(gym.machine("Bike 4").getString("id"));
    MachineId nobody = new MachineId("no-such-machine");
    redis.del(RedisKeys.machineCredential(id));
    redis.rpush(RedisKeys.CREDENTIAL_REQUESTS, id.value(), nobody.value(), "not/an/id");
    await().until(() -> projected(id).isPresent());
    await()
        .untilAsserted(() -> assertThat(projected(nobody)).contains(MachineCredential.unknown()));
    assertThat(redis.ttl(RedisKeys.machineCredential(nobody))).isBetween(1L, 60L);
    assertThat(redis.get(RedisKeys.CREDENTIAL_EPOCH)).isEqualTo("1");
  }

  @Test
  void reconciliationMendsWhatRedisLost() {
    MachineId id = new MachineId(gym.machine("Bike 5").getString("id"));
    redis.del(RedisKeys.machineCredential(id));
    assertThat(server.bean(RedisCredentialProjection.class).reconcile()).isPositive();
    assertThat(projected(id)).isPresent();
  }

  @Test
  void onlyAdminsProvision() {
    JsonObject body = TestGym.machineBody("X");
    gym.member().post(machines(), body).expectProblem(403, "forbidden");
    gym.trainer().post(machines(), body).expectProblem(403, "forbidden");
    other.gymAdmin().post(machines(), body).expectProblem(404, "not_found");
    api.post(machines(), body).expectProblem(401, "unauthenticated");
  }

  @Test
  void aForeignMachineLooksLikeAMissingOne() {
    String id = gym.machine("Bike 6").getString("id");
    other.member().get("/v1/machines/" + id).expectProblem(404, "not_found");
    other.member().get("/v1/machines/no-such-machine").expectProblem(404, "not_found");
    other.member().get("/v1/machines/%20").expectProblem(404, "not_found");
    other.member().get(machines()).expectProblem(404, "not_found");
  }

  @Test
  void refusesBodiesThatAreNotAMachine() {
    for (Map<String, Object> body :
        List.<Map<String, Object>>of(
            Map.of(),
            Map.of("name", " ", "type", "INDOOR_BIKE", "vendor", "v", "model", "m", "serial", "s"),
            Map.of("name", "n".repeat(61), "type", "ROWER", "vendor", "v", "model", "m"))) {
      gym.gymAdmin().post(machines(), Json.object(body)).expectProblem(422, "validation_failed");
    }
    gym.gymAdmin()
        .postText(machines(), "{\"name\":\"x\",\"type\":\"SPACESHIP\"}")
        .expectProblem(400, "malformed_json");
    gym.gymAdmin().postText(machines(), "{").expectProblem(400, "malformed_json");
  }

  @Test
  void pagesFollowTheCursor() {
    gym.machine("Bike 7");
    gym.machine("Bike 8");
    JsonObject first = gym.member().get(machines() + "?limit=1").expect(200).json();
    String next = machines() + "?limit=1&cursor=" + first.getString("nextCursor");
    assertThat(gym.member().get(next).expect(200).json().getJsonArray("items"))
        .hasSize(1)
        .isNotEqualTo(first.getJsonArray("items"));
    gym.member().get(machines() + "?cursor=x").expectProblem(400, "invalid_cursor");
    gym.member().get(machines() + "?limit=0").expectProblem(422, "validation_failed");
  }
}
