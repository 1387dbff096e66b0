package io.repstream.gateway.status;

import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisFault;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Checks that all processes spread telemetry alike, and that Redis keeps what the durability mode
 * promises. The first process ever sets the layout.
 */
public final class RedisFitness implements StoreFitness, AutoCloseable {
  private static final String AOF_ON = "aof_enabled:1";

  private final RedisClient client;
  private final TelemetryShards shards;
  private final boolean needsAppendOnlyFile;

  /** Without a promise about what outlives a crash of Redis. */
  public static RedisFitness ofLayout(RedisAccess access, TelemetryShards shards) {
    return new RedisFitness(access, shards, false);
  }

  /** With the promise that what was acked outlives a crash of Redis. */
  public static RedisFitness ofLayoutAndAppendOnlyFile(RedisAccess access, TelemetryShards shards) {
    return new RedisFitness(access, shards, true);
  }

  private RedisFitness(RedisAccess access, TelemetryShards shards, boolean needsAppendOnlyFile) {
    this.client = access.client(1);
    this.shards = shards;
    this.needsAppendOnlyFile = needsAppendOnlyFile;
  }

  @Override
  public Fitness check() {
    try {
      client.set(RedisKeys.TELEMETRY_LAYOUT, shards.layout(), SetParams.setParams().nx());
      String layout = client.get(RedisKeys.TELEMETRY_LAYOUT);
      if (!shards.layout().equals(layout)) {
        return new Fitness.Unfit(
            "Redis holds telemetry in layout %s, configured is %s; it changes only after a drain"
                .formatted(layout, shards.layout()));
      }
      if (needsAppendOnlyFile && !client.info("persistence").contains(AOF_ON)) {
        return new Fitness.Unfit(
            "durability 'local' needs a Redis with 'appendonly yes'; without it a crash loses"
                + " samples that were acked");
      }
      return new Fitness.Fit();
    } catch (JedisException away) {
      return new Fitness.Away(RedisFault.of(away));
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
