package io.repstream.gateway.redis;

import java.util.Set;
import redis.clients.jedis.Connection;
import redis.clients.jedis.HostAndPort;

/**
 * The primaries that hold the data, with pooled connections to each. Safe for all threads. Every
 * method but {@link #close} throws {@link redis.clients.jedis.exceptions.JedisException} where
 * Redis is away.
 */
public interface RedisNodes extends AutoCloseable {
  /** Which primary holds a key's slot, as far as is known. */
  HostAndPort primaryOf(int slot);

  /** All primaries, as far as is known. */
  Set<HostAndPort> primaries();

  /** A connection from the pool; closing it gives it back. */
  Connection take(HostAndPort node);

  /** Learns anew who holds what, after a sign that it has changed. Blocks. */
  void lookAgain();

  @Override
  void close();
}
