package io.repstream.gateway.redis;

import io.repstream.common.redis.RedisTopology;
import java.net.URI;
import java.time.Duration;

/**
 * Where Redis is and how long to wait for it.
 *
 * @param url {@code redis://} or {@code rediss://}
 * @param topology whether the URL names the one primary or some node of a cluster
 * @param connectTimeout for a connection to be made, and for a free one from the pool
 * @param answerTimeout for each answer; a frozen server is found by this alone
 */
public record RedisConfig(
    URI url, RedisTopology topology, Duration connectTimeout, Duration answerTimeout) {
  /** The address without any credentials, for logs. */
  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getHost() + ":" + url.getPort();
  }
}
