package io.repstream.api.command;

import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.CommandId;
import io.repstream.common.redis.RedisKeys;
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

/** Hints of changed commands between processes, over a channel. One virtual thread listens. */
@ApplicationScoped
public class RedisCommandChanges implements CommandChanges {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCommandChanges.class);
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(1);

  private final UnifiedJedis redis;
  private final CommandWaiters waiters;
  private final Thread worker = Thread.ofVirtual().name("command-changes").unstarted(this::run);
  private final Listener listener = new Listener();
  private volatile boolean stopping;

  @Inject
  public RedisCommandChanges(RedisClients redis, CommandWaiters waiters) {
    this.redis = redis.stream();
    this.waiters = waiters;
  }

  private final class Listener extends JedisPubSub {
    @Override
    public void onMessage(String channel, String message) {
      try {
        waiters.wake(CommandId.parse(message));
      } catch (IllegalArgumentException noId) {
        LOG.debug("a hint names no command");
      }
    }
  }

  @Override
  public void changed(CommandId id) {
    waiters.wake(id);
    try {
      redis.publish(RedisKeys.COMMAND_CHANGES, id.toString());
    } catch (JedisException away) {
      LOG.debug("others look for themselves: {}", away.toString());
    }
  }

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker.start();
  }

  /** Before the server waits for its requests to end. */
  void letGo(@Observes @Priority(-2000) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    waiters.stop();
  }

  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stopping = true;
    worker.interrupt();
    if (listener.isSubscribed()) {
      try {
        listener.unsubscribe();
      } catch (JedisException away) {
        LOG.debug("the subscription ended by itself: {}", away.toString());
      }
    }
  }

  private void run() {
    while (!stopping) {
      try {
        redis.subscribe(listener, RedisKeys.COMMAND_CHANGES);
      } catch (JedisException away) {
        LOG.debug("changes of commands cannot be heard now: {}", away.toString());
      }
      pause();
    }
  }

  private void pause() {
    try {
      if (!stopping) {
        Thread.sleep(AFTER_FAILURE);
      }
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
