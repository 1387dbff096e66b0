package io.repstream.api.ingest.stream;

import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** The journal as a hash: {@code hand} → key of the sample in hand, {@code <key>} → crashes. */
public final class RedisSuspectJournal implements SuspectJournal {
  /** As long as a sample may be late. */
  private static final Duration LIFE = Duration.ofDays(8);

  private static final String HAND = "hand";
  private static final String CRASHES = "crashes:";

  private static final String OPEN =
      """
      local key = redis.call('HGET', KEYS[1], 'hand')
      if not key then return 0 end
      redis.call('HDEL', KEYS[1], 'hand')
      local crashes = redis.call('HINCRBY', KEYS[1], 'crashes:' .. key, 1)
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      return crashes
      """;

  private static final String TAKE =
      """
      redis.call('HSET', KEYS[1], 'hand', ARGV[2])
      redis.call('PEXPIRE', KEYS[1], ARGV[1])
      return tonumber(redis.call('HGET', KEYS[1], 'crashes:' .. ARGV[2]) or '0')
      """;

  private final UnifiedJedis redis;
  private final String key;

  /**
   * @param key of the shard's journal
   */
  public RedisSuspectJournal(UnifiedJedis redis, String key) {
    this.redis = redis;
    this.key = key;
  }

  @Override
  public void open() {
    redis.eval(OPEN, List.of(key), List.of(life()));
  }

  @Override
  public int takeInHand(String sample) {
    return ((Long) redis.eval(TAKE, List.of(key), List.of(life(), sample))).intValue();
  }

  @Override
  public void done(String sample) {
    redis.hdel(key, HAND, CRASHES + sample);
  }

  @Override
  public void putDown() {
    redis.hdel(key, HAND);
  }

  private static String life() {
    return Long.toString(LIFE.toMillis());
  }
}
