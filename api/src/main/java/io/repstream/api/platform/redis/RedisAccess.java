package io.repstream.api.platform.redis;

import io.repstream.api.platform.config.RedisConfig;
import java.time.Duration;
import java.util.Set;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.RedisClusterClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.util.JedisURIHelper;

/** Opens connections to Redis, be it one server or a cluster. */
public final class RedisAccess {
  private static final int POOL_SIZE = 64;

  /** Two, or a node that died would cost each request its time several times over. */
  private static final int ATTEMPTS = 2;

  /** A failover is found by the first call that fails, too; this is for who only reads. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

  private RedisAccess() {}

  /**
   * A pooled client, which finds its way in a cluster by itself; connects when it is first used.
   */
  public static UnifiedJedis open(RedisConfig.Place place) {
    HostAndPort address = JedisURIHelper.getHostAndPort(place.url());
    return switch (place.topology()) {
      case SINGLE ->
          RedisClient.builder()
              .hostAndPort(address)
              .clientConfig(client(place))
              .poolConfig(pool(place.timeout()))
              .build();
      case CLUSTER -> {
        // The library's only way to build a client while the cluster is away.
        System.setProperty(RedisClusterClient.INIT_NO_ERROR_PROPERTY, "true");
        yield RedisClusterClient.builder()
            .nodes(Set.of(address))
            .clientConfig(client(place))
            .poolConfig(pool(place.timeout()))
            .maxAttempts(ATTEMPTS)
            .maxTotalRetriesDuration(place.timeout())
            .topologyRefreshPeriod(LOOK_AGAIN)
            .build();
      }
    };
  }

  static JedisClientConfig client(RedisConfig.Place place) {
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis((int) place.timeout().toMillis())
            .socketTimeoutMillis((int) place.timeout().toMillis())
            .clientName("repstream-api")
            .user(JedisURIHelper.getUser(place.url()))
            .password(JedisURIHelper.getPassword(place.url()))
            .database(JedisURIHelper.getDBIndex(place.url()));
    if (JedisURIHelper.isRedisSSLScheme(place.url())) {
      client.sslOptions(SslOptions.defaults());
    }
    return client.build();
  }

  private static ConnectionPoolConfig pool(Duration wait) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(POOL_SIZE);
    pool.setMaxIdle(POOL_SIZE);
    pool.setMaxWait(wait);
    return pool;
  }
}
