package io.repstream.api.live.topic;

import io.repstream.api.platform.redis.RedisClients;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears the hints of gateways and ingest: one connection of this node to Redis, on one virtual
 * thread. After a lost connection it listens again and takes every topic for changed.
 */
@ApplicationScoped
public class RedisTopicHints {
  private static final Logger LOG = LoggerFactory.getLogger(RedisTopicHints.class);
  private static final String PREFIX = "live:";
  private static final String EVERY_FLOOR = PREFIX + "gym:*:floor";
  private static final String EVERY_WORKOUT = PREFIX + "workout:*";
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final UnifiedJedis redis;
  private final TopicHubs hubs;
  private final Thread worker = Thread.ofVirtual().name("topic-hints").unstarted(this::run);
  private final Listener listener = new Listener();
  private volatile boolean stopping;

  @Inject
  public RedisTopicHints(RedisClients redis, TopicHubs hubs) {
    this.redis = redis.stream();
    this.hubs = hubs;
  }

  private final class Listener extends JedisPubSub {
    @Override
    public void onPSubscribe(String pattern, int channels) {
      hubs.hintAll();
    }

    @Override
    public void onPMessage(String pattern, String channel, String message) {
      LiveTopic.parse(channel.substring(PREFIX.length())).ifPresent(hubs::hint);
    }
  }

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker.start();
  }

  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stopping = true;
    worker.interrupt();
    if (listener.isSubscribed()) {
      try {
        listener.punsubscribe();
      } catch (JedisException away) {
        LOG.debug("the subscription ended by itself: {}", away.toString());
      }
    }
  }

  private void run() {
    while (!stopping) {
      try {
        redis.psubscribe(listener, EVERY_FLOOR, EVERY_WORKOUT);
      } catch (JedisException away) {
        if (!stopping) {
          LOG.warn("hints cannot be heard now: {}", away.toString());
        }
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(AFTER_FAILURE);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
