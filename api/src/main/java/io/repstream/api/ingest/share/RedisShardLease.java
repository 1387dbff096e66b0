package io.repstream.api.ingest.share;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import redis.clients.jedis.UnifiedJedis;

/**
 * The lease as a hash {@code holder, epoch} that expires. The epoch is Redis time in microseconds,
 * so that it rises even after a failover that forgot the one before.
 */
public final class RedisShardLease implements ShardLease {
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

  private final UnifiedJedis redis;
  private final List<String> keys;
  private final String holder;
  private final Duration life;

  /**
   * @param key of the shard's lease
   * @param holder of this run of the process, and no other
   * @param life for how long the lease outlives its holder
   */
  public RedisShardLease(UnifiedJedis redis, String key, String holder, Duration life) {
    this.redis = redis;
    this.keys = List.of(key);
    this.holder = holder;
    this.life = life;
  }

  @Override
  public OptionalLong hold() {
    Object epoch = redis.eval(HOLD, keys, List.of(holder, Long.toString(life.toMillis())));
    return epoch instanceof String text
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  @Override
  public void release() {
    redis.eval(RELEASE, keys, List.of(holder));
  }
}
