package io.repstream.gateway.redis;

import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPool;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;

/** One primary that holds everything. */
final class RedisSingleNode implements RedisNodes {
  private final HostAndPort address;
  private final ConnectionPool pool;

  RedisSingleNode(HostAndPort address, JedisClientConfig client, ConnectionPoolConfig pool) {
    this.address = address;
    this.pool = new ConnectionPool(address, client, pool);
  }

  @Override
  public HostAndPort primaryOf(int slot) {
    return address;
  }

  @Override
  public Set<HostAndPort> primaries() {
    return Set.of(address);
  }

  @Override
  public Connection take(HostAndPort node) {
    return pool.getResource();
  }

  @Override
  public void lookAgain() {
    // The name is looked up with each new connection.
  }

  @Override
  public void close() {
    pool.close();
  }
}
