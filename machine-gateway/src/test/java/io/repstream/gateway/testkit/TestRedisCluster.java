package io.repstream.gateway.testkit;

import io.repstream.dev.store.EmbeddedRedisCluster;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.util.JedisURIHelper;

/** A Redis Cluster as the api would have left it. */
public final class TestRedisCluster extends StoredData {
  private static final int ATTEMPTS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final EmbeddedRedisCluster cluster;

  public TestRedisCluster() {
    this(EmbeddedRedisCluster.start());
  }

  private TestRedisCluster(EmbeddedRedisCluster cluster) {
    super(
        RedisClusterClient.builder()
            .nodes(Set.of(seed(cluster)))
            .maxAttempts(ATTEMPTS)
            .maxTotalRetriesDuration(PATIENCE)
            .build());
    this.cluster = cluster;
  }

  private static HostAndPort seed(EmbeddedRedisCluster cluster) {
    return JedisURIHelper.getHostAndPort(URI.create(cluster.url()));
  }

  public EmbeddedRedisCluster processes() {
    return cluster;
  }

  @Override
  public void close() {
    super.close();
    cluster.close();
  }
}
