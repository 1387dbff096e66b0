package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More than the gateway can take: machines are slowed, memory stays bounded, nothing is lost. */
class PressureIT {
  private static final int LARGE_BYTES = 16_000;
  private static final int CAP_BYTES = 1 << 20;
  private static final int FRAME_BYTES = LARGE_BYTES + 200;

  private final TestRedis redis = new TestRedis();

  @AfterEach
  void stop() {
    redis.close();
  }

  private static RmpMessage.Samples large(long seq) {
    return new RmpMessage.Samples(
        SampleBlock.of(List.of(new Sample(seq, 1_000, 7, new byte[LARGE_BYTES]))));
  }

  private static Welcomed connect(Gateway gateway, TestRedis redis) throws IOException {
    return MachineClient.welcomed(
        gateway.machineAddress(), redis.provision(), MachineClient.newBoot());
  }

  private Gateway gateway(String windowSamples) throws IOException {
    return Gateway.start(
        GatewaySettings.with(redis)
            .set("repstream.gateway.in-flight-bytes", Integer.toString(CAP_BYTES))
            .set("repstream.gateway.window-samples", windowSamples)
            .set("repstream.redis.answer-timeout", "PT20S")
            .read());
  }

  private static double inFlightBytes(AdminClient admin) {
    return admin.metric("repstream_gateway_in_flight_bytes");
  }

  @Test
  void slowsMachinesBeforeMemoryRunsOutAndLosesNothing() throws IOException {
    List<Welcomed> others = new ArrayList<>();
    try (Gateway gateway = gateway("1024");
        Welcomed first = connect(gateway, redis)) {
      AdminClient admin = new AdminClient(gateway.adminAddress());
      for (int i = 0; i < 20; i++) {
        others.add(connect(gateway, redis));
      }
      redis.process().freeze();
      int untilHigh = CAP_BYTES / 4 * 3 / FRAME_BYTES;
      for (int seq = 1; seq <= untilHigh; seq++) {
        first.client().send(large(seq));
      }
      await()
          .untilAsserted(
              () -> assertThat(inFlightBytes(admin)).isGreaterThan(untilHigh * LARGE_BYTES));
      assertThat(admin.metric("repstream_gateway_slowed_total")).isZero();
      for (Welcomed other : others) {
        other.client().send(large(1));
      }
      await().until(() -> admin.metric("repstream_gateway_slowed_total") > 0);
      assertThat(inFlightBytes(admin)).isLessThan(CAP_BYTES + FRAME_BYTES);

      redis.process().thaw();
      first.client().awaitAck(untilHigh);
      for (Welcomed other : others) {
        resendUntilAcked(other.client());
      }
      await().until(() -> inFlightBytes(admin) == 0);
      assertThat(admin.metric("repstream_gateway_reads_paused")).isZero();
    } finally {
      for (Welcomed other : others) {
        other.close();
      }
    }
  }

  /** Some were told SLOW, others were not read at all and are stored at once. */
  private static void resendUntilAcked(MachineClient machine) throws IOException {
    while (true) {
      switch (machine.receive().orElseThrow()) {
        case RmpMessage.Slow slow -> {
          assertThat(slow.reason()).isEqualTo(0x0301);
          machine.send(large(1));
        }
        case RmpMessage.Ack ack when ack.durableThroughSeq() == 1 -> {
          return;
        }
        case RmpMessage other -> assertThat(other).isInstanceOf(RmpMessage.Ping.class);
      }
    }
  }

  @Test
  void readsNothingMoreFromWhoBreaksItsWindow() throws IOException {
    try (Gateway gateway = gateway("4");
        Welcomed welcomed = connect(gateway, redis)) {
      AdminClient admin = new AdminClient(gateway.adminAddress());
      redis.process().freeze();
      welcomed.client().sendSamples(1, 5);
      await().until(() -> admin.metric("repstream_gateway_reads_paused") == 1);
      welcomed.client().sendSamples(6, 5);
      redis.process().thaw();
      welcomed.client().awaitAck(10);
      await().until(() -> admin.metric("repstream_gateway_reads_paused") == 0);
    }
  }
}
