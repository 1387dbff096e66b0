package io.repstream.api.ingest.stream;

import io.repstream.api.ingest.share.RedisShardLease;
import io.repstream.api.ingest.share.RedisWorkerRoster;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.share.ShareRules;
import io.repstream.api.ingest.share.WorkerRoster;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.redis.TelemetryShards;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import redis.clients.jedis.UnifiedJedis;

/** Makes what ingest needs of Redis over this process's connections. */
@ApplicationScoped
public class RedisShards {
  private final UnifiedJedis redis;

  @Inject
  public RedisShards(RedisClients redis) {
    this.redis = redis.stream();
  }

  /** The stream of a shard, read under a consumer's name. */
  public TelemetryStream stream(TelemetryShards shards, int shard, String consumer) {
    return new RedisTelemetryStream(redis, shards, shard, consumer);
  }

  /** The journal of a shard's suspects. */
  public SuspectJournal journal(TelemetryShards shards, int shard) {
    return new RedisSuspectJournal(redis, shards.suspect(shard));
  }

  /** The lease of a shard, as one worker may hold it. */
  public ShardLease lease(TelemetryShards shards, int shard, String worker, ShareRules rules) {
    return new RedisShardLease(redis, shards.lease(shard), worker, rules.leaseLife());
  }

  /** The workers that are alive. */
  public WorkerRoster roster(ShareRules rules) {
    return new RedisWorkerRoster(redis, rules.workerLife());
  }
}
