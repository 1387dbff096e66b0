package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repstream.common.config.EnvFile;
import io.repstream.common.config.InvalidSettingsException;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class GymSettingsTest {
  private static final String REDIS = "REPSTREAM_REDIS_STREAM_URL";

  @Test
  void nothingIsConfiguredByDefault() {
    GymSettings settings = read(Map.of(), Map.of(), Map.of());

    assertThat(settings.redisUrl()).isEmpty();
    assertThat(settings.mongoUrl()).isEmpty();
    assertThat(settings.s3Url()).isEmpty();
  }

  @Test
  void servicesStartQuicklyUnlessToldOtherwise() {
    Map<String, String> measuring = Map.of("REPSTREAM_DEV_JAVA_OPTIONS", "-XX:+UseG1GC -Xlog:gc");

    assertThat(read(Map.of(), Map.of(), Map.of()).javaOptions()).contains("-XX:+UseSerialGC");
    assertThat(read(measuring, Map.of(), Map.of()).javaOptions())
        .containsExactly("-XX:+UseG1GC", "-Xlog:gc");
  }

  @Test
  void theEnvironmentIsStrongerThanTheOwnFileAndThatThanTheProfile() {
    Map<String, String> environment = Map.of(REDIS, "redis://environment");
    Map<String, String> own = Map.of(REDIS, "redis://own", "A", "own");
    Map<String, String> profile = Map.of(REDIS, "redis://profile", "A", "profile", "B", "profile");

    assertThat(read(environment, own, profile).redisUrl()).hasValue("redis://environment");
    assertThat(read(Map.of(), own, profile).redisUrl()).hasValue("redis://own");
    assertThat(read(Map.of(), Map.of(), profile).redisUrl()).hasValue("redis://profile");
  }

  @Test
  void servicesGetWhatTheFilesAddButNothingThatTheEnvironmentHas() {
    GymSettings settings =
        read(
            Map.of("A", "environment"),
            Map.of("A", "own", "B", "own"),
            Map.of("A", "profile", "B", "profile", "C", "profile"));

    assertThat(settings.fileValues())
        .containsOnly(Map.entry("B", "own"), Map.entry("C", "profile"));
  }

  @Test
  void refusesEveryProfileButDevelopment() {
    assertThatThrownBy(() -> read(Map.of("MP_CONFIG_PROFILE", "production"), Map.of(), Map.of()))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("development only");
  }

  private static GymSettings read(
      Map<String, String> environment, Map<String, String> own, Map<String, String> profile) {
    return GymSettings.read(new Properties(), environment, new EnvFile(own), new EnvFile(profile));
  }
}
