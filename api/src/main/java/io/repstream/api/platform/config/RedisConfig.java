package io.repstream.api.platform.config;

import io.repstream.common.redis.RedisTopology;
import java.net.URI;

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
   */
  public record Place(URI url, RedisTopology topology) {
    /** The address without any credentials, for logs. */
    @Override
    public String toString() {
      return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
    }
  }
}
