package io.repstream.gateway.status;

import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.telemetry.store.Durability;
import java.util.Optional;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * Checks that all processes spread telemetry alike, and that Redis keeps what the durability mode
 * promises. The first process ever sets the layout. Servers that hide their settings still tell
 * these facts by INFO.
 */
public final class RedisFitness implements StoreFitness, AutoCloseable {
  private static final String AOF_ON = "aof_enabled:1";
  private static final String NEVER_EVICTS = "maxmemory_policy:noeviction";
  private static final String IS_PRIMARY = "role:master";

  /** Redis tells it only where {@code min-replicas-to-write} is set. */
  private static final String NEEDS_REPLICAS = "min_slaves_good_slaves:";

  private final RedisClient client;
  private final TelemetryShards shards;
  private final Durability durability;

  public RedisFitness(RedisAccess access, TelemetryShards shards, Durability durability) {
    this.client = access.client(1);
    this.shards = shards;
    this.durability = durability;
  }

  @Override
  public Fitness check() {
    try {
      String replication = client.info("replication");
      if (!replication.contains(IS_PRIMARY)) {
        return new Fitness.Away(RedisFault.READ_ONLY);
      }
      return wrongLayout()
          .or(this::evictingPolicy)
          .or(() -> missingPromise(replication))
          .<Fitness>map(Fitness.Unfit::new)
          .orElseGet(Fitness.Fit::new);
    } catch (JedisException away) {
      return new Fitness.Away(RedisFault.of(away));
    }
  }

  private Optional<String> wrongLayout() {
    client.set(RedisKeys.TELEMETRY_LAYOUT, shards.layout(), SetParams.setParams().nx());
    String layout = client.get(RedisKeys.TELEMETRY_LAYOUT);
    return shards.layout().equals(layout)
        ? Optional.empty()
        : Optional.of(
            "Redis holds telemetry in layout %s, configured is %s; it changes only after a drain"
                .formatted(layout, shards.layout()));
  }

  private Optional<String> evictingPolicy() {
    return client.info("memory").contains(NEVER_EVICTS)
        ? Optional.empty()
        : Optional.of(
            "telemetry needs a Redis with 'maxmemory-policy noeviction'; any other throws samples"
                + " away that were acked");
  }

  private Optional<String> missingPromise(String replication) {
    return switch (durability) {
      case NONE -> Optional.empty();
      case LOCAL ->
          client.info("persistence").contains(AOF_ON)
              ? Optional.empty()
              : Optional.of(
                  "durability 'local' needs a Redis with 'appendonly yes'; without it a crash"
                      + " loses samples that were acked");
      case REPLICA ->
          replication.contains(NEEDS_REPLICAS)
              ? Optional.empty()
              : Optional.of(
                  "durability 'replica' needs a Redis with 'min-replicas-to-write 1'; without it a"
                      + " primary that is cut off goes on taking samples");
    };
  }

  @Override
  public void close() {
    client.close();
  }
}
