package io.repstream.api.ingest.share;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.dev.store.EmbeddedRedis;
import java.time.Duration;
import java.util.OptionalLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import redis.clients.jedis.RedisClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RedisLeasesIT {
  private static final TelemetryShards SHARDS = new TelemetryShards(1);
  private static final Duration LIFE = Duration.ofSeconds(10);

  private EmbeddedRedis server;
  private RedisClient redis;

  @BeforeAll
  void startRedis() {
    server = EmbeddedRedis.startTemporary();
    redis = RedisClient.create(server.url());
  }

  @AfterAll
  void stopRedis() {
    redis.close();
    server.close();
  }

  @BeforeEach
  void begin() {
    redis.flushAll();
  }

  @Test
  void leaseHasOneHolderAndARisingEpoch() {
    ShardLease one = lease("run-1");
    ShardLease other = lease("run-2");
    long epoch = one.hold().orElseThrow();

    assertThat(one.hold()).as("renewed").isEqualTo(OptionalLong.of(epoch));
    assertThat(other.hold()).isEmpty();
    other.release();
    assertThat(one.hold()).as("not the other's to release").isEqualTo(OptionalLong.of(epoch));

    one.release();

    assertThat(other.hold().orElseThrow()).isGreaterThan(epoch);
    assertThat(redis.pttl(SHARDS.lease(0))).isBetween(1L, LIFE.toMillis());
  }

  @Test
  void leaseOfADeadHolderExpires() {
    ShardLease dead = lease("run-1");
    dead.hold();
    redis.pexpire(SHARDS.lease(0), 20);
    ShardLease other = lease("run-2");

    Awaitility.await().until(() -> other.hold().isPresent());

    assertThat(dead.hold()).isEmpty();
  }

  @Test
  void rosterKnowsWhoWasHeardOfAndForgetsWhoWasNot() {
    WorkerRoster roster = new RedisWorkerRoster(redis, LIFE);
    assertThat(roster.renew("b")).containsExactly("b");
    assertThat(roster.renew("a")).containsExactlyInAnyOrder("a", "b");
    redis.zadd(RedisKeys.TELEMETRY_WORKERS, 1_000, "dead");

    assertThat(roster.renew("a")).containsExactlyInAnyOrder("a", "b");
    roster.leave("b");

    assertThat(roster.renew("a")).containsExactly("a");
    assertThat(redis.pttl(RedisKeys.TELEMETRY_WORKERS)).isBetween(1L, LIFE.toMillis());
  }

  private ShardLease lease(String holder) {
    return new RedisShardLease(redis, SHARDS.lease(0), holder, LIFE);
  }
}
