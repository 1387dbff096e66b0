package io.repstream.api.floor;

import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Keeps the gateways' leases in memory, so that a floor costs no read of them: one script a second
 * answers leases and Redis time together.
 */
@ApplicationScoped
public class RedisLeaseWatch {
  private static final Logger LOG = LoggerFactory.getLogger(RedisLeaseWatch.class);
  private static final Duration EVERY = Duration.ofSeconds(1);

  /**
   * Answers Redis time in ms, then gateway ids and their renewals in turn. It writes, too: while
   * Redis is full or read-only no gateway can renew its lease, and none is lost for that.
   */
  private static final String READ =
      """
      local t = redis.call('TIME')
      redis.call('SET', KEYS[2], t[1], 'EX', 60)
      local out = redis.call('HGETALL', KEYS[1])
      table.insert(out, 1, string.format('%.0f', t[1] * 1000 + math.floor(t[2] / 1000)))
      return out
      """;

  private static final List<String> KEYS =
      List.of(RedisKeys.GATEWAY_LEASES, RedisKeys.GATEWAY_LEASES_PROBE);

  private final UnifiedJedis redis;
  private final Thread worker = Thread.ofVirtual().name("lease-watch").unstarted(this::run);
  private volatile LeaseView view = LeaseView.unread();

  @Inject
  public RedisLeaseWatch(RedisClients redis) {
    this.redis = redis.stream();
  }

  /** The leases as of the last read. */
  public LeaseView view() {
    return view;
  }

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker.start();
  }

  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    worker.interrupt();
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      view = next(view);
      try {
        Thread.sleep(EVERY);
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private LeaseView next(LeaseView last) {
    try {
      return read(last);
    } catch (JedisException away) {
      if (last.isWatching()) {
        LOG.warn("gateway leases cannot be watched: {}", away.toString());
      }
      return last.failed();
    }
  }

  private LeaseView read(LeaseView last) {
    List<?> answer = (List<?>) redis.eval(READ, KEYS, List.of());
    long nowMs = Long.parseLong((String) answer.getFirst());
    Map<GatewayId, Long> leases = new HashMap<>();
    for (int i = 1; i + 1 < answer.size(); i += 2) {
      String id = (String) answer.get(i);
      if (MachineId.isValid(id)) {
        leases.put(new GatewayId(id), Long.parseLong((String) answer.get(i + 1)));
      }
    }
    return last.read(leases, nowMs);
  }
}
