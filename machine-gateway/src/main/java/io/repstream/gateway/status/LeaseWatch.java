package io.repstream.gateway.status;

import io.repstream.common.id.GatewayId;
import io.repstream.gateway.status.LeaseStore.Renewal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Tells which gateways are gone. One is only called lost when its lease is ten seconds old and this
 * gateway has itself renewed without a break for as long: after an outage of the store everybody
 * first gets the time to renew. A pure object without a clock, for one thread.
 */
final class LeaseWatch {
  private static final Duration LOST_AFTER = Duration.ofSeconds(10);

  private OptionalLong uninterruptedSinceMs = OptionalLong.empty();

  /**
   * Takes a renewal.
   *
   * @param monotonicMs when it was answered
   * @return the gateways that are lost, in the order of their names
   */
  List<GatewayId> lost(Renewal renewal, long monotonicMs) {
    return switch (renewal) {
      case Renewal.Away _ -> {
        uninterruptedSinceMs = OptionalLong.empty();
        yield List.of();
      }
      case Renewal.Renewed renewed -> lost(renewed, monotonicMs);
    };
  }

  private List<GatewayId> lost(Renewal.Renewed renewed, long monotonicMs) {
    if (uninterruptedSinceMs.isEmpty()) {
      uninterruptedSinceMs = OptionalLong.of(monotonicMs);
    }
    if (monotonicMs - uninterruptedSinceMs.getAsLong() < LOST_AFTER.toMillis()) {
      return List.of();
    }
    return renewed.renewedAtMs().entrySet().stream()
        .filter(lease -> renewed.storeTimeMs() - lease.getValue() >= LOST_AFTER.toMillis())
        .map(Map.Entry::getKey)
        .sorted(Comparator.naturalOrder())
        .map(GatewayId::new)
        .toList();
  }
}
