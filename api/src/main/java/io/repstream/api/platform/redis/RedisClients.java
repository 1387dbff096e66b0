package io.repstream.api.platform.redis;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.RedisConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * The pooled connections to both Redis. Every wait is bounded: a frozen server costs a caller at
 * most the pool's wait and the socket timeout, never its thread. Safe for all threads.
 */
@ApplicationScoped
public class RedisClients {
  // A request asks up to four times and is answered within 2 s, also when Redis is frozen.
  private static final Duration CONNECT_TIMEOUT = Duration.ofMillis(400);
  private static final Duration SOCKET_TIMEOUT = Duration.ofMillis(400);
  private static final Duration POOL_WAIT = Duration.ofMillis(400);
  private static final int POOL_SIZE = 64;

  private final RedisClient stream;
  private final RedisClient cache;

  @Inject
  public RedisClients(ApiConfig config) {
    RedisConfig redis = config.redis();
    this.stream = connect(redis.streamUrl());
    this.cache = redis.cacheUrl().equals(redis.streamUrl()) ? stream : connect(redis.cacheUrl());
  }

  /** The one that never evicts: streams, floor, sessions, credentials. */
  public RedisClient stream() {
    return stream;
  }

  /** The one that may evict: caches and limits. */
  public RedisClient cache() {
    return cache;
  }

  @PreDestroy
  void close() {
    stream.close();
    if (cache != stream) {
      cache.close();
    }
  }

  private static RedisClient connect(URI url) {
    DefaultJedisClientConfig.Builder client =
        DefaultJedisClientConfig.builder()
            .connectionTimeoutMillis((int) CONNECT_TIMEOUT.toMillis())
            .socketTimeoutMillis((int) SOCKET_TIMEOUT.toMillis())
            .clientName("repstream-api")
            .user(JedisURIHelper.getUser(url))
            .password(JedisURIHelper.getPassword(url))
            .database(JedisURIHelper.getDBIndex(url));
    if (JedisURIHelper.isRedisSSLScheme(url)) {
      client.sslOptions(SslOptions.defaults());
    }
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(POOL_SIZE);
    pool.setMaxIdle(POOL_SIZE);
    pool.setMaxWait(POOL_WAIT);
    return RedisClient.builder()
        .hostAndPort(JedisURIHelper.getHostAndPort(url))
        .clientConfig(client.build())
        .poolConfig(pool)
        .build();
  }
}
