package io.repstream.dev.gym;

import io.repstream.common.config.EnvFile;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.SettingsSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the developer has configured, as far as the launcher cares.
 *
 * @param redisUrl of a Redis to be used, not embedded
 * @param mongoUrl of a MongoDB to be used, not embedded
 * @param s3Url of an object store to be used, not embedded
 * @param javaOptions of the services' JVMs, besides what they cannot do without
 * @param fileValues what the files add to the environment of the services
 */
public record GymSettings(
    Optional<String> redisUrl,
    Optional<String> mongoUrl,
    Optional<String> s3Url,
    List<String> javaOptions,
    Map<String, String> fileValues) {
  // Half the processor time until a service is up, for less speed at full load, which a developer's
  // gym does not see; set to something else to measure.
  private static final String QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
  private static final String PROFILE = "mp.config.profile";
  private static final String DEVELOPMENT = "development";

  public GymSettings {
    javaOptions = List.copyOf(javaOptions);
    fileValues = Map.copyOf(fileValues);
  }

  /**
   * Reads the settings, the strongest source first: system properties, environment, the developer's
   * own file, the profile's file.
   *
   * @throws io.repstream.common.config.InvalidSettingsException where they do not fit
   */
  public static GymSettings read(
      Properties properties, Map<String, String> environment, EnvFile own, EnvFile profile) {
    SettingsReader reader =
        new SettingsReader(
            List.of(
                SettingsSource.properties(properties),
                SettingsSource.environment(environment),
                SettingsSource.environment(own.values()),
                SettingsSource.environment(profile.values())));
    if (!reader.textOr(PROFILE, DEVELOPMENT).equals(DEVELOPMENT)) {
      reader.reject(PROFILE, "the launcher embeds stores: for development only", DEVELOPMENT);
    }
    Map<String, String> fileValues = new HashMap<>(profile.values());
    fileValues.putAll(own.values());
    fileValues.keySet().removeAll(environment.keySet());
    return reader.orThrow(
        new GymSettings(
            reader.optionalText("repstream.redis.stream.url"),
            reader.optionalText("repstream.mongodb.url"),
            reader.optionalText("repstream.s3.url"),
            List.of(reader.textOr("repstream.dev.java-options", QUICK_START).split(" ", -1)),
            fileValues));
  }
}
