package io.repstream.common.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** A place where settings come from; the first source that has a key decides it. */
public interface SettingsSource {
  /** What the problem table calls the source. */
  String name();

  /** The raw value of a key in its dotted form, where the source has one. */
  Optional<String> find(String key);

  /** System properties, dotted. */
  static SettingsSource properties(Properties properties) {
    return of("system properties", key -> Optional.ofNullable(properties.getProperty(key)));
  }

  /** Environment variables under their mapped name; see {@link SettingKey#environmentName}. */
  static SettingsSource environment(Map<String, String> environment) {
    return of(
        "environment",
        key -> Optional.ofNullable(environment.get(SettingKey.environmentName(key))));
  }

  /**
   * A folder with a file for each setting, named like its environment variable: what Docker,
   * Kubernetes and systemd make of secrets. Read when asked.
   */
  static SettingsSource folder(Path folder) {
    return of(
        "folder " + folder,
        key -> {
          Path file = folder.resolve(SettingKey.environmentName(key));
          try {
            return Files.isRegularFile(file)
                ? Optional.of(Files.readString(file))
                : Optional.empty();
          } catch (IOException unreadable) {
            return Optional.empty();
          }
        });
  }

  /** The same under another name. */
  default SettingsSource named(String name) {
    return of(name, this::find);
  }

  /** A source by lambda, for bridges to other configuration systems. */
  static SettingsSource of(String name, Lookup lookup) {
    return new SettingsSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<String> find(String key) {
        return lookup.find(key);
      }
    };
  }

  /** Finds the raw value of a dotted key. */
  @FunctionalInterface
  interface Lookup {
    Optional<String> find(String key);
  }
}
