package io.repstream.api.floor;

import io.repstream.common.id.GatewayId;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Which gateways live, as one node may say it: a lease counts as lost only after 10 s without a
 * renewal that this node watched without a gap. An outage of Redis, or a start of this node,
 * therefore never makes a machine look disconnected.
 *
 * @param renewedAtMs Redis time of each gateway's last renewal
 * @param watchedSinceMs Redis time of the first read of the present series without a failure
 * @param readAtMs Redis time of the latest read
 * @param watching whether the latest read worked
 */
public record LeaseView(
    Map<GatewayId, Long> renewedAtMs, long watchedSinceMs, long readAtMs, Watching watching) {
  static final Duration LIFE = Duration.ofSeconds(10);
  private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

  /** Whether the leases could be read. */
  enum Watching {
    YES,
    NO
  }

  public LeaseView {
    renewedAtMs = Map.copyOf(renewedAtMs);
  }

  /** Before the first read. */
  static LeaseView unread() {
    return new LeaseView(Map.of(), 0, 0, Watching.NO);
  }

  /**
   * After a read that worked. Leases that vanished from Redis are kept as last seen: a Redis that
   * lost them says nothing about the gateways.
   */
  LeaseView read(Map<GatewayId, Long> leases, long redisTimeMs) {
    boolean continues = watching == Watching.YES && redisTimeMs >= readAtMs;
    Map<GatewayId, Long> known = new HashMap<>(continues ? renewedAtMs : Map.of());
    known.putAll(leases);
    known.values().removeIf(renewedMs -> redisTimeMs - renewedMs > FORGOTTEN_AFTER.toMillis());
    long since = continues ? watchedSinceMs : redisTimeMs;
    return new LeaseView(known, since, redisTimeMs, Watching.YES);
  }

  /** After a read that failed. */
  LeaseView failed() {
    return new LeaseView(renewedAtMs, watchedSinceMs, readAtMs, Watching.NO);
  }

  /** Whether the leases can be read at all. */
  boolean isWatching() {
    return watching == Watching.YES;
  }

  /**
   * Whether a gateway is gone for sure.
   *
   * @param linkSeenMs when it last wrote about the machine in question: a gateway may connect
   *     machines before this node has read its first lease
   */
  boolean isLost(GatewayId gateway, long linkSeenMs) {
    long lifeMs = LIFE.toMillis();
    boolean watchedLongEnough = isWatching() && readAtMs - watchedSinceMs >= lifeMs;
    return watchedLongEnough && readAtMs - Math.max(lastRenewalMs(gateway), linkSeenMs) > lifeMs;
  }

  /** When a gateway was last heard of, Redis time; 0 where it never was. */
  long lastRenewalMs(GatewayId gateway) {
    return renewedAtMs.getOrDefault(gateway, 0L);
  }
}
