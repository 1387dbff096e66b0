package io.repstream.gateway.redis;

import java.time.Duration;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.util.JedisURIHelper;

/** Opens connections to one Redis. Safe for all threads. */
public final class RedisAccess {
  private static final String CLIENT_NAME = "repstream-gateway";

  private final HostAndPort address;
  private final JedisClientConfig clientConfig;
  private final Duration poolWait;

  public RedisAccess(RedisConfig config) {
    this.address = JedisURIHelper.getHostAndPort(config.url());
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
  }

  /**
   * A connection for one thread to keep.
   *
   * @throws redis.clients.jedis.exceptions.JedisException when there is none to be had
   */
  public Connection connect() {
    return new Connection(address, clientConfig);
  }

  /**
   * A client with a pool of its own; connects when it is first used.
   *
   * @param connections most at once
   */
  public RedisClient client(int connections) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(connections);
    pool.setMaxIdle(connections);
    pool.setMaxWait(poolWait);
    return RedisClient.builder()
        .hostAndPort(address)
        .clientConfig(clientConfig)
        .poolConfig(pool)
        .build();
  }
}
