package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.BootId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.BridgeClient;
import io.repstream.gateway.testkit.Floor;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.LeakCheck;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

/** One connection that relays several machines. */
@ExtendWith({RedisExtension.class, LeakCheck.class})
@TestInstance(Lifecycle.PER_CLASS)
class BridgeIT {
  private static final int WINDOW = 64;

  private TestRedis redis;
  private Gateway gateway;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway =
        Gateway.start(
            GatewaySettings.with(redis)
                .set("repstream.gateway.bridge.max-channels", "3")
                .set("repstream.gateway.window-samples", Integer.toString(WINDOW))
                .set("repstream.gateway.handshake-limit", "PT1S")
                .set("repstream.gateway.linger", "PT0.2S")
                .read());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  private BridgeClient bridge() throws IOException {
    return new BridgeClient(gateway.machineAddress());
  }

  @Test
  void relaysMachinesThatKnowNothingOfEachOther() throws IOException {
    Provisioned one = redis.provision();
    Provisioned other = redis.provision();
    BootId boot = MachineClient.newBoot();
    try (BridgeClient bridge = bridge()) {
      bridge.welcomed(0, one, boot);
      bridge.welcomed(65_535, other, boot);
      bridge.sendSamples(0, 1, 10);
      bridge.sendSamples(65_535, 1, 3);
      bridge.awaitAck(65_535, 3);
      bridge.awaitAck(0, 10);
      bridge.send(0, new RmpMessage.Ping(5));
      bridge.send(BridgeClient.LINK, new RmpMessage.Ping(6));
      assertThat(bridge.receive(0, RmpMessage.Pong.class).opaque()).isEqualTo(5);
      assertThat(bridge.receive(BridgeClient.LINK, RmpMessage.Pong.class).opaque()).isEqualTo(6);
      assertThat(redis.storedSeqs(one.machineId())).hasSize(10);
      assertThat(redis.storedSeqs(other.machineId())).containsExactly(1L, 2L, 3L);
    }
    await().until(() -> gateway.connections() == 0);
    try (Welcomed back = MachineClient.welcomed(gateway.machineAddress(), one, boot)) {
      assertThat(back.durableThroughSeq()).as("the same machine, by itself").isEqualTo(10);
    }
  }

  @Test
  void theFloorShowsEachMachineAndItsEnd() throws IOException {
    Provisioned one = redis.provision();
    Provisioned other = redis.provision();
    try (BridgeClient bridge = bridge()) {
      bridge.welcomed(1, one, MachineClient.newBoot());
      bridge.welcomed(2, other, MachineClient.newBoot());
      await().until(() -> Floor.isConnected(redis, one) && Floor.isConnected(redis, other));
      bridge.send(1, new RmpMessage.GoAway(RmpCode.SHUTDOWN.code(), 0));
      await().until(() -> reason(one) == StateReason.CLOSED_BY_MACHINE);
      assertThat(Floor.isConnected(redis, other)).as("its channel is open").isTrue();
    }
    await().until(() -> reason(other) == StateReason.CLOSED_BY_MACHINE);
    assertThat(Floor.isConnected(redis, other)).as("the bridge is gone").isFalse();
  }

  private StateReason reason(Provisioned machine) {
    return Floor.link(redis, machine).orElseThrow().reason();
  }

  @Test
  void oneWithAWrongKeyHarmsOnlyItself() throws IOException {
    Provisioned good = redis.provision();
    Provisioned bad = redis.provision();
    BootId boot = MachineClient.newBoot();
    try (BridgeClient bridge = bridge()) {
      bridge.welcomed(1, good, boot);
      bridge.send(2, MachineClient.hello(bad.machineId(), boot));
      RmpMessage.Challenge challenge = bridge.receive(2, RmpMessage.Challenge.class);
      bridge.send(2, MachineClient.proof(bad.machineId(), good.key(), boot, challenge));
      assertThat(bridge.receive(2, RmpMessage.Reject.class).code()).isEqualTo(RmpCode.PROOF.code());
      bridge.welcomed(2, bad, boot);
      bridge.sendRaw(new byte[] {0x21, 0x02, 0, 2, 9});
      assertThat(bridge.receive(2, RmpMessage.ProtocolError.class).code())
          .isEqualTo(RmpCode.MALFORMED.code());
      bridge.sendSamples(1, 1, 2);
      bridge.awaitAck(1, 2);
    }
  }

  @Test
  void tellsWhoBreaksItsWindowAndReadsOn() throws IOException {
    BootId boot = MachineClient.newBoot();
    try (BridgeClient bridge = bridge()) {
      bridge.welcomed(1, redis.provision(), boot);
      bridge.welcomed(2, redis.provision(), boot);
      bridge.sendSamples(1, 1, WINDOW + 1);
      bridge.sendSamples(2, 1, WINDOW);
      RmpMessage.Slow slow = bridge.receive(1, RmpMessage.Slow.class);
      assertThat(slow.reason()).isEqualTo(RmpCode.WINDOW.code());
      bridge.awaitAck(2, WINDOW);
      bridge.sendSamples(1, 1, WINDOW);
      bridge.awaitAck(1, WINDOW);
    }
  }

  @Test
  void aMachineLeavesItsChannelForAConnectionOfItsOwn() throws IOException {
    Provisioned moving = redis.provision();
    BootId boot = MachineClient.newBoot();
    try (BridgeClient bridge = bridge()) {
      bridge.welcomed(1, moving, boot);
      bridge.welcomed(2, redis.provision(), boot);
      try (Welcomed direct = MachineClient.welcomed(gateway.machineAddress(), moving, boot)) {
        assertThat(bridge.receive(1, RmpMessage.GoAway.class).reason())
            .isEqualTo(RmpCode.REPLACED.code());
        bridge.send(1, new RmpMessage.GoAway(RmpCode.DONE.code(), 0));
        bridge.welcomed(1, redis.provision(), boot);
        direct.client().sendSamples(1, 1);
        direct.client().awaitAck(1);
      }
    }
  }

  @Test
  void endsAChannelOnceWhatIsOpenIsAcked() throws IOException {
    try (BridgeClient bridge = bridge()) {
      bridge.welcomed(1, redis.provision(), MachineClient.newBoot());
      bridge.sendSamples(1, 1, 5);
      bridge.send(1, new RmpMessage.GoAway(RmpCode.SHUTDOWN.code(), 0));
      bridge.awaitAck(1, 5);
      assertThat(bridge.receive(1, RmpMessage.GoAway.class).reason())
          .isEqualTo(RmpCode.DONE.code());
      assertThat(bridge.receive(BridgeClient.LINK, RmpMessage.GoAway.class).reason())
          .as("nobody is left")
          .isEqualTo(RmpCode.DONE.code());
      assertThat(bridge.receive(BridgeClient.LINK)).isEmpty();
    }
  }

  @Test
  void takesNoMoreChannelsThanItMay() throws IOException {
    BootId boot = MachineClient.newBoot();
    try (BridgeClient bridge = bridge()) {
      for (int channel = 0; channel < 3; channel++) {
        bridge.welcomed(channel, redis.provision(), boot);
      }
      bridge.send(3, MachineClient.hello(redis.provision().machineId(), boot));
      RmpMessage.Reject reject = bridge.receive(3, RmpMessage.Reject.class);
      assertThat(reject.code()).isEqualTo(RmpCode.CONNECTIONS.code());
      assertThat(reject.retryAfterMs()).isPositive();
    }
  }

  @Test
  void aBridgeOnWhichNobodyProvesHimselfIsClosed() throws IOException {
    try (BridgeClient bridge = bridge()) {
      bridge.send(1, MachineClient.hello(redis.provision().machineId(), MachineClient.newBoot()));
      bridge.receive(1, RmpMessage.Challenge.class);
      assertThat(bridge.receive(BridgeClient.LINK, RmpMessage.Reject.class).code())
          .isEqualTo(RmpCode.DEADLINE.code());
    }
  }

  @Test
  void aMachineWithAConnectionOfItsOwnHasNoChannels() throws IOException {
    Provisioned machine = redis.provision();
    BootId boot = MachineClient.newBoot();
    try (Welcomed welcomed = MachineClient.welcomed(gateway.machineAddress(), machine, boot)) {
      welcomed.client().sendRaw(new byte[] {0, 0, 0, 12, 0x10, 2, 0, 1, 0, 0, 0, 0, 0, 0, 0, 5});
      assertThat(welcomed.client().receive(RmpMessage.ProtocolError.class).code())
          .isEqualTo(RmpCode.UNEXPECTED.code());
    }
  }

  @Test
  void aGatewayThatGoesTellsEachMachineAndTheBridge() throws IOException {
    try (BridgeClient bridge = bridge();
        Gateway leaving = Gateway.start(GatewaySettings.with(redis).read());
        BridgeClient other = new BridgeClient(leaving.machineAddress())) {
      bridge.welcomed(1, redis.provision(), MachineClient.newBoot());
      other.welcomed(1, redis.provision(), MachineClient.newBoot());
      other.welcomed(2, redis.provision(), MachineClient.newBoot());
      Thread closing = Thread.ofVirtual().start(leaving::close);
      other.receive(1, RmpMessage.GoAway.class);
      other.receive(2, RmpMessage.GoAway.class);
      other.receive(BridgeClient.LINK, RmpMessage.GoAway.class);
      other.send(1, new RmpMessage.GoAway(RmpCode.DONE.code(), 0));
      other.send(2, new RmpMessage.GoAway(RmpCode.DONE.code(), 0));
      assertThat(other.receive(BridgeClient.LINK)).isEmpty();
      await().until(() -> !closing.isAlive());
    }
  }
}
