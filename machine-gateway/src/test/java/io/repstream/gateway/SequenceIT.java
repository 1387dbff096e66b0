package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.repstream.common.id.BootId;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.MachineRun.Haste;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RedisExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class SequenceIT {
  private TestRedis redis;
  private Gateway gateway;
  private Provisioned machine;
  private BootId bootId;

  @BeforeAll
  void start(TestRedis sharedRedis) throws IOException {
    redis = sharedRedis;
    gateway = Gateway.start(GatewaySettings.with(redis).read());
  }

  @AfterAll
  void stop() {
    gateway.close();
  }

  @BeforeEach
  void provision() {
    machine = redis.provision();
    bootId = MachineClient.newBoot();
  }

  private Welcomed connect() throws IOException {
    return MachineClient.welcomed(gateway.machineAddress(), machine, bootId);
  }

  private static List<Long> through(long last) {
    return LongStream.rangeClosed(1, last).boxed().toList();
  }

  @Test
  void storesRepeatsAndOverlapsOnce() throws IOException {
    try (Welcomed welcomed = connect()) {
      welcomed.client().sendSamples(1, 5);
      welcomed.client().sendSamples(1, 5);
      welcomed.client().sendSamples(4, 5);
      welcomed.client().awaitAck(8);
      assertThat(redis.storedSeqs(machine.machineId())).containsExactlyElementsOf(through(8));
    }
  }

  @Test
  void closesOnAGapAndKeepsWhatCameBefore() throws IOException {
    try (Welcomed welcomed = connect()) {
      welcomed.client().sendSamples(1, 2);
      welcomed.client().awaitAck(2);
      welcomed.client().sendSamples(4, 1);
      assertThat(welcomed.client().receive(RmpMessage.ProtocolError.class).code())
          .isEqualTo(0x0104);
      assertThat(welcomed.client().receive()).isEmpty();
    }
    assertThat(redis.storedSeqs(machine.machineId())).containsExactlyElementsOf(through(2));
  }

  @Test
  void resumesFromTheMarkOfItsBootAndStartsAnewWithAnother() throws IOException {
    try (Welcomed first = connect()) {
      first.client().sendSamples(1, 7);
      first.client().awaitAck(7);
    }
    try (Welcomed again = connect()) {
      assertThat(again.durableThroughSeq()).isEqualTo(7);
      again.client().sendSamples(8, 1);
      again.client().awaitAck(8);
    }
    bootId = MachineClient.newBoot();
    try (Welcomed rebooted = connect()) {
      assertThat(rebooted.durableThroughSeq()).isZero();
    }
  }

  @Test
  void acceptsALostRangeAsDurable() throws IOException {
    byte[] lost = ByteBuffer.allocate(17).putLong(1).putLong(300).put((byte) 1).array();
    SampleBlock block = SampleBlock.of(List.of(new Sample(300, 1_000, 8, lost)));
    try (Welcomed welcomed = connect()) {
      welcomed.client().send(new RmpMessage.Samples(block));
      welcomed.client().sendSamples(301, 2);
      welcomed.client().awaitAck(302);
    }
    assertThat(redis.storedSeqs(machine.machineId())).containsExactly(300L, 301L, 302L);
  }

  @Test
  void copiesASafetyStopToTheSafetyStream() throws IOException {
    byte[] safetyKey = {0x2A, (byte) 0xDA, 0x03};
    SampleBlock block =
        SampleBlock.of(
            List.of(
                new Sample(1, 1_000, 1, new byte[] {0x2A, (byte) 0xCD, 0, 0}),
                new Sample(2, 1_005, 1, safetyKey)));
    try (Welcomed welcomed = connect()) {
      welcomed.client().send(new RmpMessage.Samples(block));
      welcomed.client().awaitAck(2);
    }
    assertThat(redis.runs(redis.safetyStream(machine.machineId())))
        .filteredOn(run -> run.machineId().equals(machine.machineId()))
        .singleElement()
        .satisfies(run -> assertThat(run.block().firstSeq()).isEqualTo(2));
  }

  @Test
  void tellsConsumersWhoseSamplesTheseAre() throws IOException {
    try (Welcomed welcomed = connect()) {
      welcomed.client().sendSamples(1, 1);
      welcomed.client().awaitAck(1);
    }
    MachineRun run =
        redis.runs(redis.stream(machine.machineId())).stream()
            .filter(each -> each.machineId().equals(machine.machineId()))
            .findFirst()
            .orElseThrow();
    assertThat(run.gymId()).isEqualTo(machine.gymId());
    assertThat(run.bootId()).isEqualTo(bootId);
    assertThat(run.ownerEpoch()).as("microseconds").isGreaterThan(1_700_000_000_000_000L);
    assertThat(Math.abs(run.skewMs())).as("same host, same clock").isLessThan(2_000);
    assertThat(run.receivedAtMs()).isPositive();
  }

  @Test
  void drainsAnEarlierBootWithoutTakingTheMachineOver() throws IOException {
    try (Welcomed current = connect();
        MachineClient backfill = new MachineClient(gateway.machineAddress())) {
      BootId earlier = MachineClient.newBoot();
      RmpMessage.Hello hello = MachineClient.hello(machine.machineId(), earlier);
      backfill.send(
          new RmpMessage.Hello(
              1, 1, hello.machineId(), earlier, hello.clientNonce(), "TestBike", "1.0", true));
      RmpMessage.Challenge challenge = backfill.receive(RmpMessage.Challenge.class);
      backfill.send(MachineClient.proof(machine.machineId(), machine.key(), earlier, challenge));
      backfill.receive(RmpMessage.Welcome.class);
      backfill.receive(RmpMessage.Session.class);
      backfill.sendSamples(1, 3);
      backfill.awaitAck(3);
      backfill.send(new RmpMessage.GoAway(0x0405, 0));

      current.client().sendSamples(1, 1);
      current.client().awaitAck(1);
      assertThat(redis.runs(redis.stream(machine.machineId())))
          .filteredOn(run -> run.machineId().equals(machine.machineId()))
          .as("consumers are told which of them can wait")
          .extracting(MachineRun::bootId, MachineRun::haste)
          .contains(tuple(earlier, Haste.BACKFILL))
          .doesNotContain(tuple(earlier, Haste.LIVE));
    }
  }
}
