package io.repstream.api.platform.redis;

import io.repstream.api.platform.config.ApiConfig;
import io.repstream.api.platform.config.RedisConfig;
import io.repstream.common.redis.RedisTopology;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Refuses to start on a cluster that the settings take for one server, or the other way round: most
 * commands would fail, and only those of some keys. A Redis that is away is not asked again.
 */
@ApplicationScoped
public class RedisTopologyCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RedisTopologyCheck.class);
  private static final String CLUSTERED = "cluster_enabled:1";

  private final RedisConfig redis;

  @Inject
  public RedisTopologyCheck(ApiConfig config) {
    this.redis = config.redis();
  }

  void check(@Observes @Priority(2) @Initialized(ApplicationScoped.class) Object event) {
    check(redis.stream());
    if (!redis.cache().equals(redis.stream())) {
      check(redis.cache());
    }
  }

  static void check(RedisConfig.Place place) {
    RedisTopology found;
    try (Jedis node =
        new Jedis(JedisURIHelper.getHostAndPort(place.url()), RedisAccess.client(place))) {
      found =
          node.info("cluster").contains(CLUSTERED) ? RedisTopology.CLUSTER : RedisTopology.SINGLE;
    } catch (JedisException away) {
      LOG.warn("cannot tell how Redis at {} is laid out: {}", place, away.toString());
      return;
    }
    if (found != place.topology()) {
      throw new IllegalStateException(
          "Redis at " + place + " is " + found + ", repstream.redis.topology says otherwise");
    }
  }
}
