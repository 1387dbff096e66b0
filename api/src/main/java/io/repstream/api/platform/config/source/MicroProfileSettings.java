package io.repstream.api.platform.config.source;

import io.repstream.common.config.ProcessSettings;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.SettingsSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * The sources of MicroProfile Config, in their order, as places of settings. Values are taken as
 * they stand there: a password with a dollar sign and a brace in it is no expression.
 */
public final class MicroProfileSettings {
  private MicroProfileSettings() {}

  /** A reader of all sources. */
  public static SettingsReader reader(Config config) {
    List<SettingsSource> sources = new ArrayList<>();
    for (ConfigSource source : config.getConfigSources()) {
      sources.add(
          SettingsSource.of(
              name(source.getName()), key -> Optional.ofNullable(source.getValue(key))));
    }
    return new SettingsReader(sources, ProcessSettings.ofThisProcess().problems());
  }

  private static String name(String source) {
    String known = source.toLowerCase(Locale.ROOT);
    if (known.contains("microprofile-config.properties")) {
      return "the api's own values";
    }
    if (known.contains("environment variables")) {
      return "environment";
    }
    return known.contains("system properties") ? "system properties" : source;
  }
}
