package io.repstream.gateway.redis;

import io.repstream.common.redis.RedisTopology;
import java.time.Duration;
import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/** Opens connections to Redis, be it one server or a cluster. Safe for all threads. */
public final class RedisAccess {
  private static final String CLIENT_NAME = "repstream-gateway";
  private static final int ATTEMPTS = 3;

  private final HostAndPort address;
  private final RedisTopology topology;
  private final JedisClientConfig clientConfig;
  private final Duration poolWait;

  public RedisAccess(RedisConfig config) {
    this.address = JedisURIHelper.getHostAndPort(config.url());
    this.topology = config.topology();
    this.poolWait = config.connectTimeout();
    DefaultJedisClientConfig.Builder builder =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis((int) config.connectTimeout().toMillis())
            .socketTimeoutMillis((int) config.answerTimeout().toMillis())
            .user(JedisURIHelper.getUser(config.url()))
            .password(JedisURIHelper.getPassword(config.url()))
            .database(JedisURIHelper.getDBIndex(config.url()))
            .clientName(CLIENT_NAME);
    if (JedisURIHelper.isRedisSSLScheme(config.url())) {
      builder.sslOptions(SslOptions.defaults());
    }
    this.clientConfig = builder.build();
    if (topology == RedisTopology.CLUSTER) {
      // The library's only way to build a client while the cluster is away.
      System.setProperty(RedisClusterClient.INIT_NO_ERROR_PROPERTY, "true");
    }
  }

  /**
   * A connection for one thread to keep.
   *
   * @throws redis.clients.jedis.exceptions.JedisException when there is none to be had
   */
  public Connection connect(HostAndPort node) {
    return new Connection(node, clientConfig);
  }

  /**
   * The primaries, each with a pool of its own; connects when it is first used.
   *
   * @param connections most at once to each
   */
  public RedisNodes nodes(int connections) {
    return switch (topology) {
      case SINGLE -> new RedisSingleNode(address, clientConfig, pool(connections));
      case CLUSTER -> new RedisClusterNodes(address, clientConfig, pool(connections));
    };
  }

  /**
   * A client with a pool of its own, which finds its way in a cluster by itself.
   *
   * @param connections most at once to each server
   */
  public UnifiedJedis client(int connections) {
    return switch (topology) {
      case SINGLE ->
          RedisClient.builder()
              .hostAndPort(address)
              .clientConfig(clientConfig)
              .poolConfig(pool(connections))
              .build();
      case CLUSTER ->
          RedisClusterClient.builder()
              .nodes(Set.of(address))
              .clientConfig(clientConfig)
              .poolConfig(pool(connections))
              .maxAttempts(ATTEMPTS)
              .build();
    };
  }

  private ConnectionPoolConfig pool(int connections) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMaxWait(poolWait);
    return pool;
  }
}
