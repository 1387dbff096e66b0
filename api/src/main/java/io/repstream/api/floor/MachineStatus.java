package io.repstream.api.floor;

import io.repstream.common.id.GatewayId;
import io.repstream.common.machine.MachineState;
import io.repstream.common.machine.StateReason;
import io.repstream.common.redis.LinkStatus;
import io.repstream.common.redis.LiveFigures;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a machine is doing, merged from what the two sides report.
 *
 * @param state what it is doing
 * @param since when it began to; null where it never connected
 * @param reason why it is in that state
 * @param freshness whether the figures are of now
 * @param live the last figures; null where there are none of the present connection
 */
public record MachineStatus(
    MachineState state,
    @Nullable Instant since,
    StateReason reason,
    Freshness freshness,
    @Nullable LiveFigures live) {
  static final Duration FRESH = Duration.ofSeconds(10);

  /** Whether figures may be shown as those of now. */
  public enum Freshness {
    CURRENT,
    STALE
  }

  /** Of a machine that never connected. */
  public static MachineStatus neverConnected() {
    return offline(null, StateReason.NEVER_CONNECTED, null);
  }

  /**
   * Merges link, figures and leases.
   *
   * @param now of the gateways' clock
   */
  public static MachineStatus of(
      @Nullable LinkStatus link, @Nullable LiveFigures live, LeaseView leases, Instant now) {
    if (link == null) {
      return neverConnected();
    }
    if (!link.connected()) {
      return offline(Instant.ofEpochMilli(link.sinceMs()), link.reason(), live);
    }
    GatewayId gateway = new GatewayId(link.gatewayId());
    if (leases.isLost(gateway, link.lastSeenMs())) {
      long lastHeardMs = Math.max(leases.lastRenewalMs(gateway), link.lastSeenMs());
      return offline(Instant.ofEpochMilli(lastHeardMs), StateReason.GATEWAY_LOST, live);
    }
    return connected(link, live, now);
  }

  /** The same status while the live store is away: the last that was known, and said so. */
  public MachineStatus duringOutage() {
    return new MachineStatus(state, since, StateReason.STORE_OUTAGE, Freshness.STALE, live);
  }

  private static MachineStatus connected(LinkStatus link, @Nullable LiveFigures live, Instant now) {
    Instant connectedAt = Instant.ofEpochMilli(link.sinceMs());
    if (live == null || !live.bootId().equals(link.bootId())) {
      return new MachineStatus(
          MachineState.IDLE, connectedAt, StateReason.CONNECTED, Freshness.CURRENT, null);
    }
    Instant since = Instant.ofEpochMilli(live.sinceMs());
    StateReason reason = live.reason() == null ? StateReason.CONNECTED : live.reason();
    if (isFresh(live, now)) {
      return new MachineStatus(live.state(), since, reason, Freshness.CURRENT, live);
    }
    // A machine at rest sends no figures: that it has none of now is no fault to point at.
    return live.state() == MachineState.IDLE
        ? new MachineStatus(MachineState.IDLE, since, reason, Freshness.CURRENT, null)
        : new MachineStatus(live.state(), since, reason, Freshness.STALE, live);
  }

  private static boolean isFresh(LiveFigures live, Instant now) {
    Instant asOf = Instant.ofEpochMilli(live.asOfMs());
    return Duration.between(asOf, now).compareTo(FRESH) <= 0;
  }

  private static MachineStatus offline(
      @Nullable Instant since, StateReason reason, @Nullable LiveFigures live) {
    return new MachineStatus(MachineState.OFFLINE, since, reason, Freshness.STALE, live);
  }
}
