package io.repstream.api.platform.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class RepstreamStartupTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final List<Integer> exits = new ArrayList<>();
  private final RepstreamStartup startup =
      new RepstreamStartup(
          arguments -> {}, new PrintStream(errors, true, StandardCharsets.UTF_8), exits::add);

  @Test
  void leavesWithTheTableOfFaultsAndExitCode78() {
    assertThat(startup.isFit(config(Map.of("repstream.mongodb.url", "mongodb://127.0.0.1"))))
        .isFalse();
    assertThat(exits).containsExactly(78);
    assertThat(errors.toString(StandardCharsets.UTF_8))
        .contains(
            "repstream.redis.stream.url (REPSTREAM_REDIS_STREAM_URL)",
            "repstream.machine.master-key",
            "repstream.jwt.private-key",
            "repstream.password.pepper")
        .doesNotContain("repstream.mongodb.url");
  }

  private static Config config(Map<String, String> values) {
    return ConfigProviderResolver.instance()
        .getBuilder()
        .withSources(
            new ConfigSource() {
              @Override
              public java.util.Set<String> getPropertyNames() {
                return values.keySet();
              }

              @Override
              public String getValue(String name) {
                return values.get(name);
              }

              @Override
              public String getName() {
                return "test";
              }
            })
        .build();
  }
}
