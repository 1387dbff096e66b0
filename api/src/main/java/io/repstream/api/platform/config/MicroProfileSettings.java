package io.repstream.api.platform.config;

import io.repstream.common.config.SettingsSource;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** MicroProfile Config, with all its sources in their order, as one source of settings. */
final class MicroProfileSettings implements SettingsSource {
  private final Config config;

  MicroProfileSettings(Config config) {
    this.config = config;
  }

  @Override
  public String name() {
    return "MicroProfile Config";
  }

  @Override
  public Optional<String> find(String key) {
    return config.getOptionalValue(key, String.class);
  }
}
