package io.repstream.gateway.telemetry.store;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GatewayId;
import io.repstream.common.redis.TelemetryShards;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisScript;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;
import redis.clients.jedis.params.SetParams;

/**
 * Removes the durable marks of boots that are over: samples may be seven days late, so a mark that
 * did not change for eight says nothing to anybody. One gateway a day sweeps a shard. Blocks; for
 * one thread.
 */
public final class RedisMarkSweep implements AutoCloseable {
  /** How often to look whether a shard is due. */
  public static final Duration INTERVAL = Duration.ofHours(1);

  static final int DAYS_KEPT = 8;

  private static final Logger LOG = LoggerFactory.getLogger(RedisMarkSweep.class);
  private static final RedisScript SWEEP = RedisScript.besideOf(RedisMarkSweep.class, "sweep.lua");
  private static final String PAGE = "1000";
  private static final String BEGIN = "0";
  private static final long SECONDS_PER_DAY = 86_400;

  private final UnifiedJedis client;
  private final TelemetryShards shards;
  private final GatewayId gatewayId;
  private final WallClock clock;

  public RedisMarkSweep(
      RedisAccess access, TelemetryShards shards, GatewayId gatewayId, WallClock clock) {
    this.client = access.client(1);
    this.shards = shards;
    this.gatewayId = gatewayId;
    this.clock = clock;
  }

  /** Sweeps the shards that are due. While Redis is away nothing is due. */
  public void sweep() {
    try {
      long removed = 0;
      for (int shard = 0; shard < shards.count(); shard++) {
        removed += isDue(shard) ? sweep(shard) : 0;
      }
      if (removed > 0) {
        LOG.atInfo().addKeyValue("repstream.marks.removed", removed).log("old marks removed");
      }
    } catch (JedisException away) {
      LOG.debug("marks are swept later", away);
    }
  }

  private boolean isDue(int shard) {
    SetParams onceADay = SetParams.setParams().nx().ex(SECONDS_PER_DAY);
    return client.set(shards.swept(shard), gatewayId.value(), onceADay) != null;
  }

  private long sweep(int shard) {
    long firstDayKept = clock.instant().getEpochSecond() / SECONDS_PER_DAY - DAYS_KEPT;
    long removed = 0;
    String cursor = BEGIN;
    do {
      List<?> reply = page(shards.durable(shard), cursor, Long.toString(firstDayKept));
      cursor = (String) reply.getFirst();
      removed += (Long) reply.getLast();
    } while (!cursor.equals(BEGIN));
    return removed;
  }

  private List<?> page(String key, String cursor, String firstDayKept) {
    List<String> arguments = List.of(cursor, PAGE, firstDayKept);
    try {
      return (List<?>) client.evalsha(SWEEP.sha1Hex(), List.of(key), arguments);
    } catch (JedisNoScriptException unknownScript) {
      return (List<?>) client.eval(SWEEP.source(), List.of(key), arguments);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
