package io.repstream.gateway.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.RedisTopology;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisBatcher;
import io.repstream.gateway.redis.RedisConfig;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.status.LeaseStore.Renewal;
import io.repstream.gateway.status.LinkChange.Place;
import io.repstream.gateway.status.StoreFitness.Fitness;
import io.repstream.gateway.telemetry.store.Durability;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.TestRedis;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

@ExtendWith(RedisExtension.class)
class RedisStatusIT {
  private final StatusJson json = new StatusJson();
  private final GymId gym = Links.newGym();
  private final GatewayId writer = new GatewayId(UUID.randomUUID().toString());
  private TestRedis redis;
  private RedisAccess access;

  @BeforeEach
  void use(TestRedis sharedRedis) {
    redis = sharedRedis;
    access = access(redis);
  }

  private static RedisAccess access(TestRedis redis) {
    Duration limit = Duration.ofSeconds(5);
    return new RedisAccess(
        new RedisConfig(URI.create(redis.process().url()), RedisTopology.SINGLE, limit, limit));
  }

  private LinkChange change(GymId gym, String machine, long epoch, boolean connected) {
    StateReason reason = connected ? StateReason.CONNECTED : StateReason.CLOSED_BY_MACHINE;
    return change(
        gym, machine, new LinkStatus(1, connected, writer.value(), epoch, "boot", 1, 2, reason));
  }

  private static LinkChange change(GymId gym, String machine, LinkStatus status) {
    return new LinkChange(new Place(gym, new MachineId(machine)), status);
  }

  private void write(LinkChange... changes) {
    try (RedisBatcher batcher =
        new RedisBatcher("test", access, RedisLinkStore.scripts(), fault -> {})) {
      CompletableFuture<Boolean> outcome = new CompletableFuture<>();
      new RedisLinkStore(batcher, json).write(gym, List.of(changes), outcome::complete);
      assertThat(outcome.join()).isTrue();
    }
  }

  private LinkStatus link(String machine) {
    try (Jedis client = redis.client()) {
      return json.link(client.hget(RedisKeys.floorLink(gym), machine)).orElseThrow();
    }
  }

  @Test
  void anOlderConnectionNeverOverwritesANewerOne() {
    long epoch = 1_767_225_600_000_001L;
    write(change(gym, "bike", epoch, true), change(gym, "rower", 3, true));
    write(change(gym, "bike", epoch - 1, false), change(gym, "rower", 3, false));
    assertThat(link("bike").connected()).isTrue();
    assertThat(link("bike").epoch()).as("exact in JSON").isEqualTo(epoch);
    assertThat(link("rower").connected()).as("its own end").isFalse();
  }

  @Test
  void repairsAFieldThatIsNoLink() {
    try (Jedis client = redis.client()) {
      client.hset(RedisKeys.floorLink(gym), "bike", "{broken");
    }
    write(change(gym, "bike", 1, true));
    assertThat(link("bike").connected()).isTrue();
  }

  @Test
  void hintsTheFloorOnlyWhenSomethingWasWritten() throws InterruptedException {
    write(change(gym, "bike", 5, true));
    LinkedBlockingQueue<String> hints = new LinkedBlockingQueue<>();
    JedisPubSub listener =
        new JedisPubSub() {
          @Override
          public void onSubscribe(String channel, int count) {
            hints.add("subscribed");
          }

          @Override
          public void onMessage(String channel, String message) {
            hints.add(message);
          }
        };
    try (Jedis client = redis.client()) {
      Thread listening =
          Thread.ofVirtual().start(() -> client.subscribe(listener, RedisKeys.floorChannel(gym)));
      assertThat(hints.poll(10, TimeUnit.SECONDS)).isEqualTo("subscribed");
      write(change(gym, "bike", 4, false));
      write(change(gym, "bike", 6, false));
      assertThat(hints.poll(10, TimeUnit.SECONDS)).isEqualTo("{\"machineIds\":[\"bike\"],\"v\":1}");
      assertThat(hints).isEmpty();
      listener.unsubscribe();
      listening.join();
    }
  }

  @Test
  void renewsAndEndsLeasesByTheClockOfRedis() {
    GatewayId gatewayId = new GatewayId(UUID.randomUUID().toString());
    try (RedisLeaseStore leases = new RedisLeaseStore(access)) {
      Renewal.Renewed renewed = (Renewal.Renewed) leases.renew(gatewayId);
      assertThat(renewed.renewedAtMs()).containsEntry(gatewayId.value(), renewed.storeTimeMs());
      leases.end(gatewayId);
      try (Jedis client = redis.client()) {
        assertThat(client.hexists(RedisKeys.GATEWAY_LEASES, gatewayId.value())).isFalse();
      }
    }
  }

  @Test
  void endsTheOpenLinksOfALostGatewayAndNoOthers() {
    write(
        change(gym, "bike", 5, true),
        change(gym, "rower", 6, false),
        change(
            gym, "taken", new LinkStatus(1, true, "gw-b", 7, "boot", 1, 2, StateReason.CONNECTED)));
    WallClock clock = WallClock.system();
    try (RedisLostGateways lost = new RedisLostGateways(access, json, clock)) {
      assertThat(lost.endLinksOf(writer)).hasValue(1);
      assertThat(lost.endLinksOf(writer)).as("one event").hasValue(0);
    }
    assertThat(link("bike").reason()).isEqualTo(StateReason.GATEWAY_LOST);
    assertThat(link("bike").connected()).isFalse();
    assertThat(link("bike").epoch()).isEqualTo(5);
    assertThat(link("rower").reason()).isEqualTo(StateReason.CLOSED_BY_MACHINE);
    assertThat(link("taken").connected()).isTrue();
  }

  @Test
  void settlesWhatALostGatewayLeftBehind() {
    write(change(gym, "bike", 5, true));
    try (RedisLeaseStore leases = new RedisLeaseStore(access);
        RedisLostGateways links = new RedisLostGateways(access, json, WallClock.system());
        Jedis client = redis.client()) {
      leases.renew(writer);
      new LostGatewayReconciler(links, leases, Runnable::run).settle(List.of(writer));
      assertThat(link("bike").reason()).isEqualTo(StateReason.GATEWAY_LOST);
      assertThat(client.hexists(RedisKeys.GATEWAY_LEASES, writer.value())).isFalse();
    }
  }

  @Test
  void leavesTheLeaseOfALostGatewayWhereItsLinksCouldNotBeEnded() {
    Duration limit = Duration.ofMillis(200);
    RedisAccess nowhere =
        new RedisAccess(
            new RedisConfig(URI.create("redis://127.0.0.1:1"), RedisTopology.SINGLE, limit, limit));
    try (RedisLeaseStore leases = new RedisLeaseStore(access);
        RedisLostGateways links = new RedisLostGateways(nowhere, json, WallClock.system());
        Jedis client = redis.client()) {
      leases.renew(writer);
      new LostGatewayReconciler(links, leases, Runnable::run).settle(List.of(writer));
      assertThat(client.hexists(RedisKeys.GATEWAY_LEASES, writer.value())).isTrue();
      leases.end(writer);
    }
  }

  @Test
  void acceptsOnlyTheLayoutAndTheDurabilityItIsConfiguredFor() {
    try (TestRedis own = new TestRedis();
        Jedis client = own.client();
        RedisFitness eight = fitness(own, 8);
        RedisFitness four = fitness(own, 4)) {
      assertThat(eight.check()).isEqualTo(new Fitness.Fit());
      assertThat(eight.check()).isEqualTo(new Fitness.Fit());
      assertThat(four.check()).isInstanceOf(Fitness.Unfit.class);
      client.configSet("appendonly", "no");
      assertThat(eight.check()).isInstanceOf(Fitness.Unfit.class);
      own.process().kill();
      assertThat(eight.check()).isEqualTo(new Fitness.Away(RedisFault.UNREACHABLE));
    }
  }

  private static RedisFitness fitness(TestRedis redis, int shards) {
    return new RedisFitness(access(redis), new TelemetryShards(shards), Durability.LOCAL);
  }

  @Test
  void tellsThatRedisIsAway() {
    Duration limit = Duration.ofMillis(200);
    RedisAccess nowhere =
        new RedisAccess(
            new RedisConfig(URI.create("redis://127.0.0.1:1"), RedisTopology.SINGLE, limit, limit));
    GatewayId gatewayId = new GatewayId("gw");
    try (RedisLeaseStore leases = new RedisLeaseStore(nowhere)) {
      assertThat(leases.renew(gatewayId)).isEqualTo(new Renewal.Away(RedisFault.UNREACHABLE));
      leases.end(gatewayId);
    }
  }
}
