package io.repstream.api.ingest.stream;

import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.redis.TelemetryShards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import redis.clients.jedis.RedisClient;

/** Makes the stream and the lease of each shard over this process's connections. */
@ApplicationScoped
public class RedisShards {
  private final RedisClient redis;

  @Inject
  public RedisShards(RedisClients redis) {
    this.redis = redis.stream();
  }

  /** The stream of a shard, read under a consumer's name. */
  public TelemetryStream stream(TelemetryShards shards, int shard, String consumer) {
    return new RedisTelemetryStream(redis, shards, shard, consumer);
  }

  /** The lease of a shard, as one holder may take it. */
  public ShardLease lease(TelemetryShards shards, int shard, String holder) {
    return new RedisShardLease(redis, shards, shard, holder);
  }
}
