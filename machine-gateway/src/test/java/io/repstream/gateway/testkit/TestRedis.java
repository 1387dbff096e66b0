package io.repstream.gateway.testkit;

import io.repstream.dev.store.EmbeddedRedis;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;

/** A Redis as the api would have left it: credentials sealed, projection complete. */
public final class TestRedis extends StoredData {
  private final EmbeddedRedis process;

  public TestRedis() {
    this(EmbeddedRedis.startTemporary());
  }

  private TestRedis(EmbeddedRedis process) {
    super(clientOf(process));
    this.process = process;
  }

  /** Tests kill servers and connections: a dead one is noticed before it is used. */
  private static RedisClient clientOf(EmbeddedRedis process) {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setTestOnBorrow(true);
    return RedisClient.builder().hostAndPort("127.0.0.1", process.port()).poolConfig(pool).build();
  }

  public Jedis client() {
    return new Jedis(process.url());
  }

  public EmbeddedRedis process() {
    return process;
  }

  @Override
  public void close() {
    super.close();
    process.close();
  }
}
