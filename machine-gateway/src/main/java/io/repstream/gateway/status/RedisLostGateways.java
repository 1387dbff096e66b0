package io.repstream.gateway.status;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisAccess;
import io.repstream.gateway.redis.RedisScript;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.ScanIteration;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

/** Ends the links that a lost gateway left open, on every floor. Blocks. */
public final class RedisLostGateways implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RedisLostGateways.class);
  private static final RedisScript END_LINK =
      RedisScript.besideOf(RedisLostGateways.class, "end-link.lua");
  private static final String PREFIX = "{gym:";
  private static final String SUFFIX = "}:floor:link";
  private static final int SCAN_PAGE = 500;

  private final UnifiedJedis client;
  private final StatusJson json;
  private final WallClock clock;

  public RedisLostGateways(RedisAccess access, StatusJson json, WallClock clock) {
    this.client = access.client(1);
    this.json = json;
    this.clock = clock;
  }

  /**
   * Goes through all floors.
   *
   * @return how many links it has ended, others may have ended the rest; empty where the store went
   *     away before all were
   */
  OptionalInt endLinksOf(GatewayId lost) {
    try {
      return OptionalInt.of(endOnAllFloors(lost));
    } catch (JedisException away) {
      LOG.warn("links of a lost gateway could not be ended yet: {}", away.getMessage());
      return OptionalInt.empty();
    }
  }

  private int endOnAllFloors(GatewayId lost) {
    ScanIteration floors = client.scanIteration(SCAN_PAGE, PREFIX + "*" + SUFFIX);
    int ended = 0;
    while (!floors.isIterationCompleted()) {
      for (String key : floors.nextBatchList()) {
        ended += endLinks(gymOf(key), lost);
      }
    }
    return ended;
  }

  private static GymId gymOf(String key) {
    return GymId.parse(key.substring(PREFIX.length(), key.length() - SUFFIX.length()));
  }

  private int endLinks(GymId gymId, GatewayId lost) {
    int ended = 0;
    for (Map.Entry<String, String> field : client.hgetAll(RedisKeys.floorLink(gymId)).entrySet()) {
      LinkStatus status = json.link(field.getValue()).orElse(null);
      if (status != null && status.connected() && status.gatewayId().equals(lost.value())) {
        ended += end(gymId, field, status);
      }
    }
    return ended;
  }

  private int end(GymId gymId, Map.Entry<String, String> field, LinkStatus open) {
    LinkStatus closed =
        new LinkStatus(
            LinkStatus.VERSION,
            false,
            open.gatewayId(),
            open.epoch(),
            open.bootId(),
            clock.millis(),
            open.lastSeenMs(),
            StateReason.GATEWAY_LOST);
    Object reply =
        client.eval(
            END_LINK.source(),
            List.of(RedisKeys.floorLink(gymId)),
            List.of(
                field.getKey(),
                field.getValue(),
                json.text(closed),
                RedisKeys.floorChannel(gymId),
                json.hint(List.of(new MachineId(field.getKey())))));
    return Integer.parseInt(String.valueOf(reply));
  }

  @Override
  public void close() {
    client.close();
  }
}
