package io.repstream.api.platform.config.limit;

import io.repstream.common.net.AddressRange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How much is admitted.
 *
 * @param quotas of every class
 * @param instances how many apis share the quotas, for the time in which they cannot ask Redis
 * @param trustedProxies address ranges whose {@code X-Forwarded-For} is believed
 */
public record LimitsConfig(
    Map<LimitClass, Quota> quotas, int instances, List<AddressRange> trustedProxies) {
  public LimitsConfig {
    quotas = Map.copyOf(new EnumMap<>(quotas));
    trustedProxies = List.copyOf(trustedProxies);
    if (quotas.size() != LimitClass.values().length) {
      throw new IllegalArgumentException("a class without a quota");
    }
  }

  /** The quota of a class. */
  public Quota quota(LimitClass limitClass) {
    Quota quota = quotas.get(limitClass);
    if (quota == null) {
      throw new IllegalStateException("checked at construction");
    }
    return quota;
  }
}
