package io.repstream.api.ingest.stream;

import io.repstream.common.redis.TelemetryShards;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import redis.clients.jedis.RedisClient;

/**
 * The lease as a hash {@code holder, epoch} that expires. The epoch is Redis time in microseconds,
 * so that it rises even after a failover that forgot the one before.
 */
public final class RedisShardLease implements ShardLease {
  /** How long a lease outlives its holder. */
  public static final Duration LIFE = Duration.ofSeconds(10);

  private static final String HOLD =
      """
      local lease = redis.call('HMGET', KEYS[1], 'holder', 'epoch')
      if lease[1] and lease[1] ~= ARGV[1] then return false end
      local epoch = lease[2]
      if not lease[1] then
        local now = redis.call('TIME')
        epoch = string.format('%.0f', now[1] * 1000000 + now[2])
        redis.call('HSET', KEYS[1], 'holder', ARGV[1], 'epoch', epoch)
      end
      redis.call('PEXPIRE', KEYS[1], ARGV[2])
      return epoch
      """;

  private static final String RELEASE =
      """
      if redis.call('HGET', KEYS[1], 'holder') == ARGV[1] then return redis.call('DEL', KEYS[1]) end
      return 0
      """;

  private final RedisClient redis;
  private final List<String> keys;
  private final String holder;

  /**
   * @param holder of this run of the process, and no other
   */
  public RedisShardLease(RedisClient redis, TelemetryShards shards, int shard, String holder) {
    this.redis = redis;
    this.keys = List.of(shards.lease(shard));
    this.holder = holder;
  }

  @Override
  public OptionalLong hold() {
    Object epoch = redis.eval(HOLD, keys, List.of(holder, Long.toString(LIFE.toMillis())));
    return epoch instanceof String text
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  @Override
  public void release() {
    redis.eval(RELEASE, keys, List.of(holder));
  }
}
