package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class GatewayIT {
  private TestRedis redis;
  private Gateway gateway;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway = Gateway.start(GatewaySettings.with(redis).read());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @Test
  void welcomesAMachineAndProvesItself() throws IOException {
    Provisioned machine = redis.provision();
    BootId bootId = MachineClient.newBoot();
    try (Welcomed welcomed = MachineClient.welcomed(gateway.machineAddress(), machine, bootId)) {
      byte[] expected =
          Proofs.gateway(
              machine.key(),
              new Proofs.Nonces(
                  machine.machineId(), new byte[16], welcomed.challenge().serverNonce()),
              welcomed.welcome().terms());
      assertThat(welcomed.welcome().mac()).isEqualTo(expected);
      assertThat(welcomed.durableThroughSeq()).isZero();
      assertThat(welcomed.session().json()).isEqualTo("{\"v\":1,\"signedIn\":false}");
    }
  }

  @Test
  void acksSamplesOnceRedisHasThem() throws IOException {
    Provisioned machine = redis.provision();
    try (Welcomed welcomed =
        MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot())) {
      welcomed.client().sendSamples(1, 3);
      welcomed.client().sendSamples(4, 2);
      welcomed.client().awaitAck(5);
      assertThat(redis.storedSeqs(machine.machineId()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 5).boxed().toList());
    }
  }

  @Test
  void answersPing() throws IOException {
    try (Welcomed welcomed =
        MachineClient.welcomed(
            gateway.machineAddress(), redis.provision(), MachineClient.newBoot())) {
      welcomed.client().send(new RmpMessage.Ping(42));
      assertThat(welcomed.client().receive(RmpMessage.Pong.class).opaque()).isEqualTo(42);
    }
  }
}
