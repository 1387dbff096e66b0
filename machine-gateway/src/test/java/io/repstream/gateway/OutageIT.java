package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.BootId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.Floor;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Redis goes away in several ways; nothing that was acked is lost, and everything comes back. */
class OutageIT {
  private final TestRedis redis = new TestRedis();

  @AfterEach
  void stop() {
    redis.close();
  }

  private Set<Long> stored(Provisioned machine) {
    return new TreeSet<>(redis.storedSeqs(machine.machineId()));
  }

  private static Set<Long> through(long last) {
    return LongStream.rangeClosed(1, last).boxed().collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void keepsSamplesWhileRedisIsDownAndAcksThemWhenItIsBack() throws IOException {
    Provisioned machine = redis.provision();
    try (Gateway gateway = Gateway.start(GatewaySettings.with(redis).read());
        Welcomed welcomed =
            MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot())) {
      AdminClient admin = new AdminClient(gateway.adminAddress());
      MachineClient client = welcomed.client();
      client.sendSamples(1, 10);
      client.awaitAck(10);

      redis.process().kill();
      client.sendSamples(11, 10);
      await().until(() -> !admin.isReady());
      client.sendSamples(21, 10);
      client.send(new RmpMessage.Ping(5));
      assertThat(client.receive(RmpMessage.Pong.class).opaque())
          .as("no ACK before the PONG: nothing was stored")
          .isEqualTo(5);

      redis.process().restart();
      client.awaitAck(30);
      assertThat(stored(machine)).isEqualTo(through(30));
      await().until(admin::isReady);
      assertThat(admin.metric("repstream_redis_not_stored_total{shape=\"unreachable\"}"))
          .isPositive();
    }
  }

  @Test
  void survivesAFrozenRedis() throws IOException {
    Provisioned machine = redis.provision();
    BootId bootId = MachineClient.newBoot();
    try (Gateway gateway =
            Gateway.start(
                GatewaySettings.with(redis)
                    .set("repstream.redis.answer-timeout", "PT0.5S")
                    .read());
        Welcomed welcomed = MachineClient.welcomed(gateway.machineAddress(), machine, bootId)) {
      AdminClient admin = new AdminClient(gateway.adminAddress());
      redis.process().freeze();
      welcomed.client().sendSamples(1, 5);
      await().until(() -> admin.metric("repstream_redis_not_stored_total{shape=\"silent\"}") > 0);
      redis.process().thaw();
      welcomed.client().awaitAck(5);
      assertThat(stored(machine)).isEqualTo(through(5));
    }
  }

  @Test
  void startsWithoutRedisAndAdmitsMachinesWhenItIsThere() throws IOException {
    Provisioned machine = redis.provision();
    redis.process().stop();
    try (Gateway gateway = Gateway.start(GatewaySettings.with(redis).read())) {
      AdminClient admin = new AdminClient(gateway.adminAddress());
      assertThat(admin.get("/live").statusCode()).isEqualTo(200);
      assertThat(admin.get("/ready").statusCode()).isEqualTo(503);
      try (MachineClient client = new MachineClient(gateway.machineAddress())) {
        client.send(MachineClient.hello(machine.machineId(), MachineClient.newBoot()));
        assertThat(client.receive(RmpMessage.Reject.class).code()).isEqualTo(0x0205);
      }
      redis.process().restart();
      await().until(admin::isReady);
      MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot()).close();
    }
  }

  @Test
  void findsOutLaterThatRedisHoldsAnotherLayout() throws IOException {
    try (var client = redis.client()) {
      client.set(RedisKeys.TELEMETRY_LAYOUT, new TelemetryShards(2).layout());
    }
    redis.process().stop();
    try (Gateway gateway = Gateway.start(GatewaySettings.with(redis).read())) {
      assertThat(gateway.storeUnfit()).isNotDone();
      redis.process().restart();
      await().until(gateway.storeUnfit()::isDone);
      assertThat(new AdminClient(gateway.adminAddress()).isReady()).isFalse();
    }
  }

  @Test
  void tellsLinksAgainThatRedisHasLost() throws IOException {
    Provisioned machine = redis.provision();
    try (Gateway gateway = Gateway.start(GatewaySettings.with(redis).read());
        Welcomed _ =
            MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot())) {
      await().until(() -> Floor.isConnected(redis, machine));
      AdminClient admin = new AdminClient(gateway.adminAddress());
      redis.process().kill();
      await().until(() -> !admin.isReady());
      redis.process().restart();
      try (var client = redis.client()) {
        client.flushAll();
      }
      await().until(() -> Floor.isConnected(redis, machine));
    }
  }
}
