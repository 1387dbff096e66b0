package io.repstream.api.ingest.share;

import io.repstream.common.redis.RedisKeys;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** The roster as a set sorted by the time of the last renewal, by the clock of Redis. */
public final class RedisWorkerRoster implements WorkerRoster {
  private static final String RENEW =
      """
      local time = redis.call('TIME')
      local now = time[1] * 1000 + math.floor(time[2] / 1000)
      redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', string.format('%.0f', now - ARGV[2]))
      redis.call('ZADD', KEYS[1], string.format('%.0f', now), ARGV[1])
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      return redis.call('ZRANGE', KEYS[1], 0, -1)
      """;

  private final UnifiedJedis redis;
  private final Duration life;

  /**
   * @param life for how long a worker counts as alive after its last renewal
   */
  public RedisWorkerRoster(UnifiedJedis redis, Duration life) {
    this.redis = redis;
    this.life = life;
  }

  @Override
  public List<String> renew(String worker) {
    Object workers =
        redis.eval(
            RENEW,
            List.of(RedisKeys.TELEMETRY_WORKERS),
            List.of(worker, Long.toString(life.toMillis())));
    return ((List<?>) workers).stream().map(String::valueOf).toList();
  }

  @Override
  public void leave(String worker) {
    redis.zrem(RedisKeys.TELEMETRY_WORKERS, worker);
  }
}
