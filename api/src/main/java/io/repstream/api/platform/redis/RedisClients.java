package io.repstream.api.platform.redis;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.RedisConfig;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import redis.clients.jedis.UnifiedJedis;

/**
 * The pooled connections to both Redis. Every wait is bounded: a frozen server costs a caller at
 * most the pool's wait and the socket timeout, never its thread. Safe for all threads.
 */
@ApplicationScoped
public class RedisClients {
  private final UnifiedJedis stream;
  private final UnifiedJedis cache;

  @Inject
  public RedisClients(ApiConfig config) {
    RedisConfig redis = config.redis();
    this.stream = RedisAccess.open(redis.stream());
    this.cache = redis.cache().equals(redis.stream()) ? stream : RedisAccess.open(redis.cache());
  }

  /** The one that never evicts: streams, floor, sessions, credentials. */
  public UnifiedJedis stream() {
    return stream;
  }

  /** The one that may evict: caches and limits. */
  public UnifiedJedis cache() {
    return cache;
  }

  @PreDestroy
  void close() {
    stream.close();
    if (cache != stream) {
      cache.close();
    }
  }
}
