package io.repstream.api.platform.config;

import io.repstream.common.redis.RedisTopology;
import java.net.URI;
import java.time.Duration;

/**
 * Where Redis is.
 *
 * @param stream the one that never evicts
 * @param cache the one that may; the same by default
 */
public record RedisConfig(Place stream, Place cache) {
  /**
   * One of both.
   *
   * @param url {@code redis://} or {@code rediss://}
   * @param topology whether the URL names the one primary or some node of a cluster
   * @param timeout for a connection, for an answer, and for a free place in the pool, each
   */
  public record Place(URI url, RedisTopology topology, Duration timeout) {
    /** A request asks up to four times and is answered within 2 s, also when Redis is frozen. */
    static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(400);

    public Place(URI url, RedisTopology topology) {
      this(url, topology, DEFAULT_TIMEOUT);
    }

    /** The address without any credentials, for logs. */
    @Override
    public String toString() {
      return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
    }
  }
}
