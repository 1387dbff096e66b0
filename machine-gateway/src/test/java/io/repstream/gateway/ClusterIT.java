package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.testkit.AdminClient;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.MachineClient;
import io.repstream.gateway.testkit.MachineClient.Welcomed;
import io.repstream.gateway.testkit.StoredData.Provisioned;
import io.repstream.gateway.testkit.TestRedisCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import redis.clients.jedis.util.JedisClusterCRC16;

/** One gateway on a Redis Cluster of three primaries with a replica each. */
@TestInstance(Lifecycle.PER_CLASS)
class ClusterIT {
  private static final Duration FAILOVER = Duration.ofSeconds(40);
  private static final TelemetryShards SHARDS = new TelemetryShards(TelemetryShards.DEFAULT_COUNT);

  private TestRedisCluster redis;
  private Gateway gateway;

  @BeforeAll
  void start() throws IOException {
    redis = new TestRedisCluster();
    gateway =
        Gateway.start(
            GatewaySettings.with(redis).set("repstream.redis.answer-timeout", "PT1S").read());
  }

  @AfterAll
  void stop() {
    gateway.close();
    redis.close();
  }

  private Welcomed welcomed(Provisioned machine) throws IOException {
    return MachineClient.welcomed(gateway.machineAddress(), machine, MachineClient.newBoot());
  }

  /** A machine for each primary, by where its samples go. */
  private Map<Integer, Provisioned> machineOfEachPrimary() {
    Map<Integer, Provisioned> machines = new HashMap<>();
    while (machines.size() < redis.processes().firstPrimaries().size()) {
      Provisioned machine = redis.provision();
      machines.putIfAbsent(primaryOf(machine), machine);
    }
    return machines;
  }

  private int primaryOf(Provisioned machine) {
    return redis
        .processes()
        .firstPrimaries()
        .indexOf(redis.processes().firstHolderOf(slotOf(machine)));
  }

  private static int slotOf(Provisioned machine) {
    return JedisClusterCRC16.getSlot(SHARDS.stream(SHARDS.shardOf(machine.machineId())));
  }

  @Test
  void storesOnEveryPrimaryAndGoesOnWhereOneIsKilled() throws IOException {
    Map<Integer, Provisioned> machines = machineOfEachPrimary();
    AdminClient admin = new AdminClient(gateway.adminAddress());
    assertThat(admin.isReady()).isTrue();
    try (Welcomed first = welcomed(machines.get(0));
        Welcomed second = welcomed(machines.get(1));
        Welcomed third = welcomed(machines.get(2))) {
      List<Welcomed> all = List.of(first, second, third);
      for (Welcomed each : all) {
        each.client().sendSamples(1, 10);
        each.client().awaitAck(10);
      }

      redis.processes().firstPrimaries().get(1).kill();
      for (Welcomed each : all) {
        each.client().sendSamples(11, 10);
      }
      first.client().awaitAck(20);
      third.client().awaitAck(20);
      second.client().awaitAck(20);
    }
    machines.values().forEach(this::assertHasAll);
    await().atMost(FAILOVER).until(admin::isReady);
    try (Welcomed back = welcomed(machines.get(1))) {
      back.client().sendSamples(1, 1);
      back.client().awaitAck(1);
    }
  }

  private void assertHasAll(Provisioned machine) {
    assertThat(new TreeSet<>(redis.storedSeqs(machine.machineId())))
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 20).boxed().toList());
  }
}
