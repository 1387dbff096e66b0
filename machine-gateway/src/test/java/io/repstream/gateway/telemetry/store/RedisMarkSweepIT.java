package io.repstream.gateway.telemetry.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GatewayId;
import io.repstream.common.redis.DurableMark;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.telemetry.Runs;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.TestRedis;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import redis.clients.jedis.Jedis;

@ExtendWith(RedisExtension.class)
class RedisMarkSweepIT {
  private static final String MARKS = Runs.SHARDS.durable(0);

  @Test
  void removesOldMarksOnceADayAndKeepsTheRest(TestRedis redis) {
    long today = WallClock.system().instant().getEpochSecond() / 86_400;
    Map<String, String> old =
        IntStream.range(0, 3_000)
            .boxed()
            .collect(Collectors.toMap(i -> "old-" + i, _ -> mark(today - 9)));
    RedisAccess access = Stores.access(redis, Duration.ofSeconds(5));
    try (Jedis client = redis.client();
        RedisMarkSweep sweep =
            new RedisMarkSweep(access, Runs.SHARDS, new GatewayId("one"), WallClock.system());
        RedisMarkSweep other =
            new RedisMarkSweep(access, Runs.SHARDS, new GatewayId("two"), WallClock.system())) {
      client.del(Runs.SHARDS.swept(0));
      client.hset(MARKS, old);
      client.hset(MARKS, "kept", mark(today - 8));
      client.hset(MARKS, "never-had-a-day", "5");

      sweep.sweep();
      assertThat(client.hgetAll(MARKS)).containsEntry("kept", mark(today - 8));
      assertThat(client.hkeys(MARKS)).noneMatch(field -> field.startsWith("old-"));
      assertThat(client.hexists(MARKS, "never-had-a-day")).isFalse();

      client.hset(MARKS, "old-again", mark(today - 9));
      other.sweep();
      assertThat(client.hexists(MARKS, "old-again")).as("not due").isTrue();
      assertThat(client.ttl(Runs.SHARDS.swept(0))).isBetween(1L, 86_400L);
      client.hdel(MARKS, "kept", "old-again");
    }
  }

  private static String mark(long day) {
    return new DurableMark(7, day).toString();
  }
}
