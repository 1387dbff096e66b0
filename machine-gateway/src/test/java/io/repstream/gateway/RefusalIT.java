package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.LogCapture;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.Jedis;

/**
 * Bad input: each kind is refused with a stable code, logged once, counted; nobody else notices.
 */
@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class RefusalIT {
  private final BootId bootId = MachineClient.newBoot();
  private TestRedis redis;
  private Gateway gateway;
  private AdminClient admin;
  private Welcomed bystander;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway = Gateway.start(GatewaySettings.with(redis).read());
    admin = new AdminClient(gateway.adminAddress());
    bystander =
        MachineClient.welcomed(
            gateway.machineAddress(), redis.provision(), MachineClient.newBoot());
  }

  @AfterAll
  void stop() throws IOException {
    bystander.client().send(new RmpMessage.Ping(99));
    assertThat(bystander.client().receive(RmpMessage.Pong.class).opaque()).isEqualTo(99);
    bystander.close();
    gateway.close();
  }

  private RmpMessage.Reject rejectOf(MachineId machineId, MachineKey key) throws IOException {
    try (MachineClient client = new MachineClient(gateway.machineAddress())) {
      client.send(MachineClient.hello(machineId, bootId));
      RmpMessage.Challenge challenge = client.receive(RmpMessage.Challenge.class);
      client.send(MachineClient.proof(machineId, key, bootId, challenge));
      RmpMessage.Reject reject = client.receive(RmpMessage.Reject.class);
      assertThat(client.receive()).as("closed").isEmpty();
      return reject;
    }
  }

  private double refused(RmpCode code) {
    return admin.metric("repstream_gateway_refused_total{code=\"%04x\"}".formatted(code.code()));
  }

  @Test
  void refusesAWrongProofOnceLoggedAndCounted() throws IOException {
    Provisioned machine = redis.provision();
    MachineKey wrong = new MachineKey(1, new byte[MachineKey.BYTES]);
    double before = refused(RmpCode.PROOF);
    try (LogCapture log = LogCapture.ofGateway()) {
      assertThat(rejectOf(machine.machineId(), wrong).code()).isEqualTo(0x0201);
      await().until(() -> refused(RmpCode.PROOF) == before + 1);
      assertThat(log.linesWith("connection refused"))
          .singleElement()
          .asString()
          .contains("0201")
          .doesNotContain(machine.machineId().value(), "TestBike");
    }
  }

  @Test
  void refusesAnUnknownMachineLikeAWrongProof() throws IOException {
    MachineId unknown = new MachineId(UUID.randomUUID().toString());
    redis.putCredential(unknown, MachineCredential.unknown());
    Provisioned known = redis.provision();
    RmpMessage.Reject ofUnknown = rejectOf(unknown, known.key());
    RmpMessage.Reject ofWrong =
        rejectOf(known.machineId(), new MachineKey(1, new byte[MachineKey.BYTES]));
    assertThat(ofUnknown.code()).isEqualTo(ofWrong.code());
    assertThat(ofUnknown.text()).isEqualTo(ofWrong.text());
  }

  @ParameterizedTest
  @CsvSource({"REVOKED,0x0202", "QUARANTINED,0x0203"})
  void refusesAMachineThatMayNotConnect(CredentialState state, String code) throws IOException {
    Provisioned machine = redis.provision(state);
    assertThat(rejectOf(machine.machineId(), machine.key()).code()).isEqualTo(Integer.decode(code));
  }

  @Test
  void asksToTryLaterOnAMissAndAsksTheApi() throws IOException {
    MachineId missed = new MachineId(UUID.randomUUID().toString());
    try (MachineClient client = new MachineClient(gateway.machineAddress());
        Jedis store = redis.client()) {
      client.send(MachineClient.hello(missed, bootId));
      RmpMessage.Reject reject = client.receive(RmpMessage.Reject.class);
      assertThat(reject.code()).isEqualTo(0x0205);
      assertThat(reject.retryAfterMs()).isBetween(5_000L, 10_000L);
      await()
          .until(() -> store.lrange(RedisKeys.CREDENTIAL_REQUESTS, 0, -1).contains(missed.value()));
    }
  }

  @Test
  void asksToTryLaterWhereTheCredentialDoesNotOpen() throws IOException {
    MachineId sealedElsewhere = new MachineId(UUID.randomUUID().toString());
    try (MachineClient client = new MachineClient(gateway.machineAddress());
        Jedis store = redis.client()) {
      store.set(RedisKeys.machineCredential(sealedElsewhere), "sealed with another master key");
      client.send(MachineClient.hello(sealedElsewhere, bootId));
      assertThat(client.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0205);
    }
  }

  @Test
  void asksToTryLaterWhileTheProjectionIsNotComplete() throws IOException {
    Provisioned machine = redis.provision();
    try (MachineClient client = new MachineClient(gateway.machineAddress());
        Jedis store = redis.client()) {
      store.del(RedisKeys.CREDENTIAL_EPOCH);
      client.send(MachineClient.hello(machine.machineId(), bootId));
      assertThat(client.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0205);
    } finally {
      redis.completeProjection();
    }
  }

  @Test
  void refusesAnOversizeFrame() throws IOException {
    Provisioned machine = redis.provision();
    try (Welcomed welcomed = MachineClient.welcomed(gateway.machineAddress(), machine, bootId)) {
      welcomed.client().sendRaw(new byte[] {0, 0, 0x40, 0x01, 0x20, 0});
      assertError(welcomed.client(), RmpCode.FRAME_TOO_LARGE);
    }
  }

  @Test
  void refusesAnotherProtocolWithTheErrorDelivered() throws IOException {
    try (MachineClient client = new MachineClient(gateway.machineAddress())) {
      String request = "GET / HTTP/1.1\r\nX-Filler: " + "x".repeat(50_000) + "\r\n\r\n";
      client.sendRaw(request.getBytes(StandardCharsets.US_ASCII));
      assertError(client, RmpCode.FRAME_TOO_LARGE);
    }
  }

  @Test
  void refusesGarbageInsideAFrame() throws IOException {
    try (MachineClient client = new MachineClient(gateway.machineAddress())) {
      client.sendRaw(new byte[] {0, 0, 0, 5, 0x01, 0, 9, 9, 9});
      assertError(client, RmpCode.MALFORMED);
    }
  }

  @Test
  void refusesAnEmptyFrame() throws IOException {
    try (MachineClient client = new MachineClient(gateway.machineAddress())) {
      client.sendRaw(new byte[] {0, 0, 0, 0});
      assertError(client, RmpCode.MALFORMED);
    }
  }

  @Test
  void closesWhoDoesNotSayHelloInTime() throws IOException {
    try (Gateway hasty =
            Gateway.start(
                GatewaySettings.with(redis)
                    .set("repstream.gateway.handshake-limit", "PT0.3S")
                    .read());
        MachineClient client = new MachineClient(hasty.machineAddress())) {
      assertThat(client.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0204);
      assertThat(client.receive()).isEmpty();
    }
  }

  @Test
  void turnsConnectionsAwayAboveTheLimit() throws IOException {
    try (Gateway small =
            Gateway.start(
                GatewaySettings.with(redis).set("repstream.gateway.max-connections", "1").read());
        Welcomed first =
            MachineClient.welcomed(
                small.machineAddress(), redis.provision(), MachineClient.newBoot());
        MachineClient second = new MachineClient(small.machineAddress())) {
      assertThat(second.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0304);
      assertThat(second.receive()).isEmpty();
      first.client().send(new RmpMessage.GoAway(0x0405, 0));
    }
  }

  @Test
  void turnsAwayWhoComesFromAnAddressWithTooManyOthers() throws IOException {
    GatewaySettings settings =
        GatewaySettings.with(redis)
            .set("repstream.gateway.address.max-handshakes", "1")
            .set("repstream.gateway.address.max-wrong-proofs", "1");
    Provisioned machine = redis.provision();
    MachineKey wrong = new MachineKey(1, new byte[MachineKey.BYTES]);
    try (Gateway wary = Gateway.start(settings.read());
        Welcomed proven = MachineClient.welcomed(wary.machineAddress(), machine, bootId);
        MachineClient first = new MachineClient(wary.machineAddress())) {
      first.send(MachineClient.hello(machine.machineId(), bootId));
      RmpMessage.Challenge challenge = first.receive(RmpMessage.Challenge.class);
      try (MachineClient second = new MachineClient(wary.machineAddress())) {
        assertThat(second.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0304);
      }
      first.send(MachineClient.proof(machine.machineId(), wrong, bootId, challenge));
      assertThat(first.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0201);
      try (MachineClient third = new MachineClient(wary.machineAddress())) {
        assertThat(third.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0205);
      }
      proven.client().send(new RmpMessage.GoAway(0x0405, 0));
    }
  }

  private static void assertError(MachineClient client, RmpCode code) throws IOException {
    assertThat(client.receive(RmpMessage.ProtocolError.class).code()).isEqualTo(code.code());
    assertThat(client.receive()).as("closed").isEmpty();
  }
}
