package io.repstream.gateway.status;

import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisNodes;
import io.repstream.gateway.telemetry.store.Durability;
import java.util.Optional;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.UnifiedJedis;
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

  private final RedisNodes nodes;
  private final UnifiedJedis client;
  private final TelemetryShards shards;
  private final Durability durability;

  public RedisFitness(RedisAccess access, TelemetryShards shards, Durability durability) {
    this.nodes = access.nodes(1);
    this.client = access.client(1);
    this.shards = shards;
    this.durability = durability;
  }

  @Override
  public Fitness check() {
    try {
      for (HostAndPort node : nodes.primaries()) {
        Fitness ofNode = fitnessOf(node);
        if (!(ofNode instanceof Fitness.Fit)) {
          return ofNode;
        }
      }
      return judged(wrongLayout());
    } catch (JedisException away) {
      return new Fitness.Away(RedisFault.of(away));
    }
  }

  private Fitness fitnessOf(HostAndPort node) {
    try (Connection connection = nodes.take(node)) {
      Jedis server = new Jedis(connection);
      String replication = server.info("replication");
      return replication.contains(IS_PRIMARY)
          ? judged(evictingPolicy(server).or(() -> missingPromise(server, replication)))
          : gone(RedisFault.READ_ONLY);
    } catch (JedisException away) {
      return gone(RedisFault.of(away));
    }
  }

  /** Another may have taken its place; the next check finds it. */
  private Fitness gone(RedisFault fault) {
    nodes.lookAgain();
    return new Fitness.Away(fault);
  }

  private static Fitness judged(Optional<String> reason) {
    return reason.<Fitness>map(Fitness.Unfit::new).orElseGet(Fitness.Fit::new);
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

  private static Optional<String> evictingPolicy(Jedis server) {
    return server.info("memory").contains(NEVER_EVICTS)
        ? Optional.empty()
        : Optional.of(
            "telemetry needs a Redis with 'maxmemory-policy noeviction'; any other throws samples"
                + " away that were acked");
  }

  private Optional<String> missingPromise(Jedis server, String replication) {
    return switch (durability) {
      case NONE -> Optional.empty();
      case LOCAL ->
          server.info("persistence").contains(AOF_ON)
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
    nodes.close();
  }
}
