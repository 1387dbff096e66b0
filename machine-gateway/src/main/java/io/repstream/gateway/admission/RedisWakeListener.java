package io.repstream.gateway.admission;

import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisAccess;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Hears, on this gateway's channel, the ids of machines of which something has changed. A hint
 * only: what is missed is found by the next regular look.
 */
public final class RedisWakeListener implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisWakeListener.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final UnifiedJedis client;
  private final String channel;
  private final Subscription subscription;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread;

  /**
   * Starts listening, on a thread of its own.
   *
   * @param onMachine called on that thread; must not block
   */
  public RedisWakeListener(GatewayId gatewayId, RedisAccess access, Consumer<MachineId> onMachine) {
    this.client = access.client(1);
    this.channel = RedisKeys.gatewayWake(gatewayId);
    this.subscription = new Subscription(onMachine);
    this.thread = Thread.ofPlatform().name("wake").daemon().start(this::run);
  }

  private void run() {
    try {
      do {
        listen();
      } while (!closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException _) {
      // Only close() interrupts; nothing is left to do.
    }
  }

  private void listen() {
    try {
      client.subscribe(subscription, channel);
    } catch (JedisException away) {
      LOG.debug("not listening for wake-ups: {}", away.getMessage());
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (subscription.isSubscribed()) {
        subscription.unsubscribe();
      }
    } catch (JedisException alreadyGone) {
      LOG.debug("the subscription was gone before it was ended: {}", alreadyGone.getMessage());
    }
    thread.interrupt();
    client.close();
  }

  private static final class Subscription extends JedisPubSub {
    private final Consumer<MachineId> onMachine;

    Subscription(Consumer<MachineId> onMachine) {
      this.onMachine = onMachine;
    }

    @Override
    public void onMessage(String onChannel, String message) {
      if (MachineId.isValid(message)) {
        onMachine.accept(new MachineId(message));
      }
    }
  }
}
