package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.id.BootId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.Floor;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class OwnershipIT {
  private TestRedis redis;
  private Gateway gateway;
  private Gateway other;
  private Provisioned machine;
  private BootId bootId;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway = Gateway.start(GatewaySettings.with(redis).read());
    other = Gateway.start(GatewaySettings.with(redis).read());
  }

  @AfterAll
  void stop() {
    gateway.close();
    other.close();
  }

  @BeforeEach
  void provision() {
    machine = redis.provision();
    bootId = MachineClient.newBoot();
  }

  private Welcomed connect(Gateway to) throws IOException {
    return MachineClient.welcomed(to.machineAddress(), machine, bootId);
  }

  /** What the api does when something of a machine has changed. */
  private void wake(Gateway of) {
    try (Jedis client = redis.client()) {
      await()
          .until(
              () ->
                  client.publish(RedisKeys.gatewayWake(of.id()), machine.machineId().value()) > 0);
    }
  }

  private LinkStatus link() {
    return Floor.link(redis, machine).orElseThrow();
  }

  @Test
  void tellsTheFloorWhenAMachineComesAndGoes() throws IOException {
    try (Welcomed welcomed = connect(gateway)) {
      await().until(() -> Floor.isConnected(redis, machine));
      assertThat(link().gatewayId()).isEqualTo(gateway.id().value());
      assertThat(link().bootId()).isEqualTo(bootId.toString());
      assertThat(link().reason()).isEqualTo(StateReason.CONNECTED);
      welcomed.client().close();
    }
    await().until(() -> !Floor.isConnected(redis, machine));
    assertThat(link().reason()).isEqualTo(StateReason.CLOSED_BY_MACHINE);
  }

  @Test
  void theNewestConnectionTakesOverAtOnce() throws IOException {
    try (Welcomed older = connect(gateway);
        Welcomed newer = connect(gateway)) {
      RmpMessage.GoAway goAway = older.client().receive(RmpMessage.GoAway.class);
      assertThat(goAway.reason()).isEqualTo(0x0402);
      older.client().close();
      newer.client().sendSamples(1, 1);
      newer.client().awaitAck(1);
      await().during(Duration.ofMillis(200)).until(() -> Floor.isConnected(redis, machine));
    }
  }

  @Test
  void theNewestConnectionTakesOverFromAnotherGateway() throws IOException {
    try (Welcomed older = connect(gateway);
        Welcomed newer = connect(other)) {
      wake(gateway);
      assertThat(older.client().receive(RmpMessage.GoAway.class).reason()).isEqualTo(0x0402);
      older.client().close();
      newer.client().sendSamples(1, 1);
      newer.client().awaitAck(1);
      await().until(() -> link().gatewayId().equals(other.id().value()));
      assertThat(link().connected()).isTrue();
    }
  }

  @Test
  void looksAtItsMachinesAgainWithoutBeingWoken() throws IOException {
    try (Welcomed older = connect(gateway);
        Welcomed _ = connect(other)) {
      assertThat(older.client().receive(RmpMessage.GoAway.class).reason()).isEqualTo(0x0402);
    }
  }

  @Test
  void dismissesAMachineWhoseCredentialWasRevoked() throws IOException {
    try (Welcomed welcomed = connect(gateway)) {
      redis.putCredential(
          machine.machineId(),
          new MachineCredential(
              2, CredentialState.REVOKED, machine.gymId(), List.of(machine.key())));
      wake(gateway);
      assertThat(welcomed.client().receive(RmpMessage.GoAway.class).reason()).isEqualTo(0x0403);
    }
    await().until(() -> link().reason() == StateReason.REVOKED);
  }

  @Test
  void showsTheSessionAfterWelcomeAndWhenItChangesAndNeverAnOlderOne() throws IOException {
    String signedIn = "{\"v\":1,\"version\":7,\"signedIn\":true,\"alias\":\"Swift Otter\"}";
    String signedOut = "{\"v\":1,\"version\":8,\"signedIn\":false}";
    show(signedIn);
    try (Welcomed welcomed = connect(gateway)) {
      assertThat(welcomed.session().json()).isEqualTo(signedIn);
      show(signedIn.replace('7', '6'));
      wake(gateway);
      show(signedOut);
      wake(gateway);
      assertThat(welcomed.client().receive(RmpMessage.Session.class).json()).isEqualTo(signedOut);
    }
    try (Welcomed again = connect(gateway)) {
      assertThat(again.session().json()).isEqualTo(signedOut);
    }
  }

  private void show(String session) {
    try (Jedis client = redis.client()) {
      client.set(RedisKeys.machineSession(machine.machineId()), session);
    }
  }

  @Test
  void aTakeoverIsToldToTheGatewayThatLostTheMachine() throws IOException {
    try (Welcomed older = connect(gateway)) {
      await().until(() -> Floor.isConnected(redis, machine));
      try (Jedis client = redis.client()) {
        String channel = RedisKeys.gatewayWake(gateway.id());
        await().until(() -> client.pubsubNumSub(channel).get(channel) > 0);
      }
      try (Welcomed _ = connect(other)) {
        assertThat(older.client().receive(RmpMessage.GoAway.class).reason()).isEqualTo(0x0402);
      }
    }
  }

  @Test
  void aLoneFlappingLinkAndAMachineThatRebootsAreNoClones() throws IOException {
    for (int i = 0; i < 8; i++) {
      connect(gateway).close();
    }
    for (int i = 0; i < 8; i++) {
      bootId = MachineClient.newBoot();
      connect(other).close();
    }
  }

  @Test
  void twoBootsThatFightForAnIdAreBothKeptOut() throws IOException {
    BootId clone = MachineClient.newBoot();
    Welcomed last = connect(gateway);
    for (int i = 1; i <= 4; i++) {
      last.close();
      last =
          MachineClient.welcomed(
              (i % 2 == 0 ? gateway : other).machineAddress(),
              machine,
              i % 2 == 0 ? bootId : clone);
    }
    assertThat(refusal(clone)).as("the fifth change").isEqualTo(0x0203);
    assertThat(last.client().receive(RmpMessage.GoAway.class).reason()).isEqualTo(0x0203);
    last.close();
    assertThat(refusal(bootId)).isEqualTo(0x0203);
    await().until(() -> link().reason() == StateReason.QUARANTINED);
    try (Jedis client = redis.client()) {
      client.del(RedisKeys.machineQuarantine(machine.machineId()));
    }
    connect(gateway).close();
  }

  private int refusal(BootId boot) throws IOException {
    try (MachineClient client = new MachineClient(gateway.machineAddress())) {
      client.send(MachineClient.hello(machine.machineId(), boot));
      RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
      client.send(MachineClient.proof(machine.machineId(), machine.key(), boot, challenge));
      return client.receive(RmpMessage.Reject.class).code();
    }
  }

  @Test
  void anOwnerIsRecordedWithARisingEpoch() throws IOException {
    try (Jedis client = redis.client()) {
      String key = RedisKeys.machineOwner(machine.machineId());
      connect(gateway).close();
      long first = Long.parseLong(client.hget(key, "epoch"));
      connect(other).close();
      assertThat(Long.parseLong(client.hget(key, "epoch"))).isGreaterThan(first);
      assertThat(client.hget(key, "gatewayId")).isEqualTo(other.id().value());
      client.hset(key, "epoch", "8000000000000000");
      connect(gateway).close();
      assertThat(client.hget(key, "epoch"))
          .as("above one that lies in the future")
          .isEqualTo("8000000000000001");
    }
  }
}
