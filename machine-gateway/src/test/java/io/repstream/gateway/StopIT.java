package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.Floor;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedis;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

@ExtendWith(RedisExtension.class)
class StopIT {

  @Test
  void letsItsMachinesGoInGoodOrder(TestRedis redis) throws Exception {
    Provisioned machine = redis.provision();
    Gateway gateway =
        Gateway.start(GatewaySettings.with(redis).set("repstream.gateway.linger", "PT0.2S").read());
    AdminClient admin = new AdminClient(gateway.adminAddress());
    try (Welcomed welcomed =
            MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot());
        Jedis store = redis.client()) {
      welcomed.client().sendSamples(1, 3);
      Thread stopping = Thread.ofVirtual().start(gateway::close);

      RmpMessage.GoAway goAway = welcomed.client().receive(RmpMessage.GoAway.class);
      assertThat(goAway.reason()).isEqualTo(0x0401);
      assertThat(goAway.reconnectAfterMs()).isBetween(0L, 1_000L);
      welcomed.client().awaitAck(3);
      assertThat(admin.get("/ready").statusCode()).isEqualTo(503);
      assertThat(admin.metric("repstream_gateway_draining")).isEqualTo(1);
      assertThat(admin.metric("repstream_gateway_drain_remaining_connections")).isEqualTo(1);
      assertThatThrownBy(() -> new MachineClient(gateway.machineAddress()))
          .isInstanceOf(IOException.class);
      welcomed.client().close();
      stopping.join();

      LinkStatus link = Floor.link(redis, machine).orElseThrow();
      assertThat(link.connected()).isFalse();
      assertThat(link.reason()).isEqualTo(StateReason.GATEWAY_DRAINED);
      assertThat(store.hexists(RedisKeys.GATEWAY_LEASES, gateway.id().value())).isFalse();
    }
  }

  @Test
  void closesMachinesThatDoNotGo(TestRedis redis) throws Exception {
    Gateway gateway = Gateway.start(GatewaySettings.with(redis).read());
    try (Welcomed welcomed =
        MachineClient.welcomed(
            gateway.machineAddress(), redis.provision(), MachineClient.newBoot())) {
      Thread stopping = Thread.ofVirtual().start(gateway::close);
      welcomed.client().receive(RmpMessage.GoAway.class);
      assertThat(welcomed.client().receive()).as("closed by the gateway").isEmpty();
      stopping.join();
    }
  }

  @Test
  void renewsItsLeaseWhileItLives(TestRedis redis) throws IOException {
    try (Gateway gateway = Gateway.start(GatewaySettings.with(redis).read());
        Jedis store = redis.client()) {
      String first = store.hget(RedisKeys.GATEWAY_LEASES, gateway.id().value());
      await()
          .until(() -> !store.hget(RedisKeys.GATEWAY_LEASES, gateway.id().value()).equals(first));
    }
  }

  @Test
  void refusesToStartOnAnotherLayout(TestRedis redis) {
    assertThatThrownBy(
            () ->
                Gateway.start(
                    GatewaySettings.with(redis).set("repstream.telemetry.shards", "4").read()))
        .isInstanceOf(StoreUnfitException.class)
        .hasMessageContaining("layout");
  }

  @Test
  void freesItsPortsWhenItCannotStart(TestRedis redis) throws IOException {
    try (Gateway gateway = Gateway.start(GatewaySettings.with(redis).read())) {
      String taken = Integer.toString(gateway.machineAddress().getPort());
      assertThatThrownBy(
              () ->
                  Gateway.start(
                      GatewaySettings.with(redis).set("repstream.gateway.tcp.port", taken).read()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("cannot listen");
    }
  }
}
