package io.repstream.api.platform.config.limit;

import io.repstream.common.config.SettingsReader;
import io.repstream.common.net.AddressRange;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link LimitsConfig}; what is unfit is noted with the reader. */
public final class LimitSettings {
  private static final String PREFIX = "repstream.limits.";
  private static final String SCALE = PREFIX + "scale";
  private static final String PROXIES = "repstream.api.trusted-proxies";
  private static final int DEVELOPERS_SCALE = 1_000;

  private final SettingsReader settings;

  public LimitSettings(SettingsReader settings) {
    this.settings = settings;
  }

  /** Reads for staging and production, where quotas are what they say. */
  public LimitsConfig guarded() {
    LimitsConfig config = read(1);
    if (settings.optionalText(SCALE).filter(text -> !text.equals("1")).isPresent()) {
      settings.reject(SCALE, "must be 1 outside development", "1");
    }
    return config;
  }

  /** Reads for a developer's machine, which is one address for a whole gym. */
  public LimitsConfig relaxed() {
    return read(DEVELOPERS_SCALE);
  }

  private LimitsConfig read(int scaleByDefault) {
    int scale = settings.integerOr(SCALE, scaleByDefault, 1, 100_000);
    Map<LimitClass, Quota> quotas = new EnumMap<>(LimitClass.class);
    for (LimitClass limitClass : LimitClass.values()) {
      Quota quota = quota(limitClass);
      quotas.put(limitClass, limitClass.guardsAnAccount() ? quota : quota.times(scale));
    }
    int instances = settings.integerOr(PREFIX + "instances", 2, 1, 1_000);
    return new LimitsConfig(quotas, instances, proxies());
  }

  private Quota quota(LimitClass limitClass) {
    String key = PREFIX + limitClass.text();
    String text = settings.textOr(key, limitClass.standard().toString());
    return Quota.parse(text)
        .orElseGet(
            () -> {
              settings.reject(key, "is no quota", limitClass.standard().toString());
              return limitClass.standard();
            });
  }

  private List<AddressRange> proxies() {
    return settings.list(PROXIES).stream().map(this::range).flatMap(Optional::stream).toList();
  }

  private Optional<AddressRange> range(String text) {
    try {
      return Optional.of(AddressRange.parse(text));
    } catch (IllegalArgumentException noRange) {
      settings.reject(PROXIES, "is no list of address ranges", "10.0.0.0/8,192.0.2.7");
      return Optional.empty();
    }
  }
}
