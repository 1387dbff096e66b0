package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.BridgeClient;
import io.repstream.gateway.testkit.GatewayProcess;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A drain over real sockets: who goes when, and that nothing acked is lost on the way. */
@ExtendWith(RedisExtension.class)
class DrainIT {
  private static final byte[] STARTED = {0x2A, (byte) 0xDA, 0x04};
  private static final byte[] STOPPED = {0x2A, (byte) 0xDA, 0x02, 0x01};

  private static Gateway gateway(TestRedis redis, String window) throws IOException {
    return Gateway.start(
        GatewaySettings.with(redis)
            .set("repstream.gateway.drain.window", window)
            .set("repstream.gateway.drain.interval", "PT0.1S")
            .set("repstream.gateway.drain.reconnect-spread", "PT0.2S")
            .set("repstream.gateway.farewell-limit", "PT5S")
            .read());
  }

  private static Welcomed machine(Gateway gateway, TestRedis redis) throws IOException {
    return MachineClient.welcomed(
        gateway.machineAddress(), redis.provision(), MachineClient.newBoot());
  }

  private static void tell(Welcomed machine, long seq, byte[] payload) throws IOException {
    Sample sample = new Sample(seq, 1_000_000, 1, payload);
    machine.client().send(new RmpMessage.Samples(SampleBlock.of(List.of(sample))));
    machine.client().awaitAck(seq);
  }

  private static JsonObject progress(AdminClient admin) {
    try (JsonReader json = Json.createReader(new StringReader(admin.get("/admin/drain").body()))) {
      return json.readObject();
    }
  }

  @Test
  void idleMachinesGoFirstAndOneInASetGoesAtItsEnd(TestRedis redis) throws Exception {
    Gateway gateway = gateway(redis, "PT1M");
    AdminClient admin = new AdminClient(gateway.adminAddress());
    assertThat(progress(admin).getString("phase")).isEqualTo("NOT_BEGUN");
    try (Welcomed idle = machine(gateway, redis);
        Welcomed rider = machine(gateway, redis)) {
      tell(rider, 1, STARTED);

      assertThat(admin.request("POST", "/admin/drain").statusCode()).isEqualTo(202);
      assertThat(idle.client().receive(RmpMessage.GoAway.class).reason()).isEqualTo(0x0401);
      idle.client().close();
      await().until(() -> progress(admin).getInt("remaining") == 1);
      JsonObject waiting = progress(admin);
      assertThat(waiting.getString("phase")).isEqualTo("UNDER_WAY");
      assertThat(waiting.getInt("inWorkout")).isEqualTo(1);
      assertThat(waiting.getInt("told")).isEqualTo(1);
      assertThat(admin.get("/ready").statusCode()).isEqualTo(503);
      assertThatThrownBy(() -> new MachineClient(gateway.machineAddress()))
          .isInstanceOf(IOException.class);
      rider.client().sendSamples(2, 1);
      rider.client().awaitAck(2);
      assertThat(admin.request("POST", "/admin/drain").statusCode()).as("again").isEqualTo(202);

      rider
          .client()
          .send(
              new RmpMessage.Samples(
                  SampleBlock.of(List.of(new Sample(3, 1_000_100, 1, STOPPED)))));
      assertThat(nextGoAway(rider).reason()).isEqualTo(0x0401);
      rider.client().close();
      gateway.ended().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void ofABridgeEachMachineGoesInItsTurnAndNobodyNewComes(TestRedis redis) throws Exception {
    Gateway gateway = gateway(redis, "PT1M");
    try (BridgeClient bridge = new BridgeClient(gateway.machineAddress())) {
      bridge.welcomed(1, redis.provision(), MachineClient.newBoot());
      bridge.welcomed(2, redis.provision(), MachineClient.newBoot());
      Sample started = new Sample(1, 1_000_000, 1, STARTED);
      bridge.send(2, new RmpMessage.Samples(SampleBlock.of(List.of(started))));
      bridge.awaitAck(2, 1);
      gateway.drain();
      assertThat(bridge.receive(BridgeClient.LINK, RmpMessage.GoAway.class).reason())
          .isEqualTo(0x0401);
      bridge.receive(1, RmpMessage.GoAway.class);
      bridge.send(1, new RmpMessage.GoAway(RmpCode.DONE.code(), 0));
      bridge.send(3, MachineClient.hello(redis.provision().machineId(), MachineClient.newBoot()));
      assertThat(bridge.receive(3, RmpMessage.Reject.class).code())
          .isEqualTo(RmpCode.CONNECTIONS.code());

      bridge.sendSamples(2, 2, 3);
      bridge.awaitAck(2, 4);
      Sample stopped = new Sample(5, 1_000_100, 1, STOPPED);
      bridge.send(2, new RmpMessage.Samples(SampleBlock.of(List.of(stopped))));
      bridge.awaitAck(2, 5);
      assertThat(bridge.receive(2, RmpMessage.GoAway.class).reason()).isEqualTo(0x0401);
      bridge.send(2, new RmpMessage.GoAway(RmpCode.DONE.code(), 0));
      assertThat(bridge.receive(BridgeClient.LINK)).isEmpty();
      gateway.ended().get(20, TimeUnit.SECONDS);
    }
  }

  /** Skips what was acked before. */
  private static RmpMessage.GoAway nextGoAway(Welcomed machine) throws IOException {
    while (true) {
      RmpMessage message = machine.client().receive().orElseThrow();
      if (message instanceof RmpMessage.GoAway goAway) {
        return goAway;
      }
    }
  }

  @Test
  void oneThatNeverRestsGoesAtTheEndOfTheWindowAndWhatItSentIsAckedBeforeItCloses(TestRedis redis)
      throws Exception {
    Gateway gateway = gateway(redis, "PT2S");
    try (Welcomed rider = machine(gateway, redis)) {
      tell(rider, 1, STARTED);
      gateway.drain();
      RmpMessage.GoAway told = nextGoAway(rider);
      assertThat(told.reason()).isEqualTo(0x0401);
      rider.client().sendSamples(2, 5);
      rider.client().awaitAck(6);
      rider.client().close();
      gateway.ended().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void aSecondSignalChangesNothingAndWhatWasAckedIsStored(TestRedis redis) throws Exception {
    Map<String, String> settings = GatewayProcess.settings(redis);
    settings.put("REPSTREAM_GATEWAY_DRAIN_WINDOW", "PT3S");
    settings.put("REPSTREAM_GATEWAY_FAREWELL_LIMIT", "PT1S");
    Provisioned machine = redis.provision();
    try (GatewayProcess process = GatewayProcess.startWithoutEpoll(settings);
        Welcomed rider =
            MachineClient.welcomed(process.machineAddress(), machine, MachineClient.newBoot())) {
      assertThat(process.startLine()).as("the other way").contains("\"NIO\"");
      tell(rider, 1, STARTED);
      process.terminate();
      process.terminate();
      rider.client().sendSamples(2, 3);
      rider.client().awaitAck(4);
      nextGoAway(rider);
      rider.client().close();
      assertThat(process.exitCode()).isZero();
      assertThat(redis.storedSeqs(machine.machineId())).contains(1L, 2L, 3L, 4L);
    }
  }

  @Test
  void aProcessThatIsDrainedByItsAdminPortEndsWithZeroAtOnceWhereNobodyIsThere(TestRedis redis)
      throws Exception {
    try (GatewayProcess process = GatewayProcess.start(GatewayProcess.settings(redis))) {
      new AdminClient(process.adminAddress()).request("POST", "/admin/drain");
      assertThat(process.exitCode()).isZero();
    }
  }
}
