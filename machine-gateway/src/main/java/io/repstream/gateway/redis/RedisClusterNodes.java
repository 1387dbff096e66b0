package io.repstream.gateway.redis;

import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.providers.ClusterConnectionProvider;

/**
 * The primaries of a cluster. Asks a seed node at first use, since Redis may come later than we.
 */
final class RedisClusterNodes implements RedisNodes {
  private final HostAndPort seed;
  private final JedisClientConfig client;
  private final ConnectionPoolConfig pool;
  private @Nullable ClusterConnectionProvider provider;
  private boolean closed;

  RedisClusterNodes(HostAndPort seed, JedisClientConfig client, ConnectionPoolConfig pool) {
    this.seed = seed;
    this.client = client;
    this.pool = pool;
  }

  private synchronized ClusterConnectionProvider provider() {
    if (closed) {
      throw new JedisConnectionException("closed");
    }
    ClusterConnectionProvider open = provider;
    if (open == null) {
      open = new ClusterConnectionProvider(Set.of(seed), client, pool);
      provider = open;
    }
    return open;
  }

  @Override
  public HostAndPort primaryOf(int slot) {
    HostAndPort node = provider().getNode(slot);
    if (node == null) {
      lookAgain();
      throw new JedisConnectionException("nobody is known to hold slot " + slot);
    }
    return node;
  }

  @Override
  public Set<HostAndPort> primaries() {
    return provider().getPrimaryNodes().keySet().stream()
        .map(HostAndPort::from)
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public Connection take(HostAndPort node) {
    return provider().getConnection(node);
  }

  @Override
  public void lookAgain() {
    provider().renewSlotCache();
  }

  @Override
  public synchronized void close() {
    closed = true;
    ClusterConnectionProvider open = provider;
    if (open != null) {
      open.close();
    }
  }
}
