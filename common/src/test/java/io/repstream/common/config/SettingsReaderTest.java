package io.repstream.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repstream.common.machine.MachineState;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
  private static SettingsReader reader(Map<String, String> environment) {
    return new SettingsReader(List.of(SettingsSource.environment(environment)));
  }

  @Test
  void readsTypedValues() {
    SettingsReader reader =
        reader(
            Map.of(
                "A_NAME", " text ",
                "A_NUMBER", "7",
                "A_SWITCH", "False",
                "A_TIME", "PT2S",
                "A_STATE", "in-use",
                "A_URL", "redis://127.0.0.1:6379",
                "A_SECRET", "hush",
                "A_KEY", "AAECAwQFBgcICQoLDA0ODw"));
    assertThat(reader.text("a.name", "x")).isEqualTo("text");
    assertThat(reader.integerOr("a.number", 1, 0, 9)).isEqualTo(7);
    assertThat(reader.switchOr("a.switch", true)).isFalse();
    assertThat(reader.durationOr("a.time", Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1)))
        .isEqualTo(Duration.ofSeconds(2));
    assertThat(reader.constantOr("a.state", MachineState.IDLE)).isEqualTo(MachineState.IN_USE);
    assertThat(reader.uri("a.url", "redis://host", Set.of("redis"))).hasHost("127.0.0.1");
    assertThat(reader.secret("a.secret", "x").reveal()).isEqualTo("hush");
    assertThat(reader.optionalSecret("a.secret")).contains(new Secret("hush"));
    assertThat(reader.keyBytes("a.key", 16)).hasSize(16).startsWith(0, 1, 2);
    assertThat(reader.orThrow("started")).isEqualTo("started");
  }

  @Test
  void takesDefaultsWhereNothingIsSet() {
    SettingsReader reader = reader(Map.of("EMPTY", ""));
    URI fallback = URI.create("redis://127.0.0.1");
    assertThat(reader.textOr("empty", "default")).isEqualTo("default");
    assertThat(reader.integerOr("none", 3, 0, 9)).isEqualTo(3);
    assertThat(reader.switchOr("none", true)).isTrue();
    assertThat(reader.uriOr("none", fallback, Set.of("redis"))).isEqualTo(fallback);
    assertThat(reader.optionalText("none")).isEmpty();
    assertThat(reader.optionalSecret("none")).isEmpty();
    assertThat(reader.orThrow(1)).isEqualTo(1);
  }

  @Test
  void theFirstSourceWins() {
    Properties properties = new Properties();
    properties.setProperty("a.b-c", "property");
    SettingsReader reader =
        new SettingsReader(
            List.of(
                SettingsSource.properties(properties),
                SettingsSource.environment(Map.of("A_B_C", "environment", "D", "environment"))));
    assertThat(reader.textOr("a.b-c", "")).isEqualTo("property");
    assertThat(reader.textOr("d", "")).isEqualTo("environment");
  }

  @Test
  void readsAValueFromTheFileThatIsNamed(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), "from file\n");
    SettingsReader reader = reader(Map.of("A_KEY_FILE", file.toString()));
    assertThat(reader.secret("a.key", "x").reveal()).isEqualTo("from file");
  }

  @Test
  void tellsAllProblemsAtOnceAndShowsNoSecret() {
    SettingsReader reader =
        reader(
            Map.of(
                "A_NUMBER", "99",
                "A_WORD", "seven",
                "A_TIME", "soon",
                "A_STATE", "sleeping",
                "A_URL", "http://user:hunter2@host",
                "A_BAD_URL", "::",
                "A_SHORT_KEY", "AAAA",
                "A_BAD_KEY", "not base64!",
                "A_FILED_FILE", "no-such-folder/no-such-file"));
    reader.integerOr("a.number", 1, 0, 9);
    reader.integerOr("a.word", 1, 0, 9);
    reader.durationOr("a.time", Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1));
    reader.constantOr("a.state", MachineState.IDLE);
    reader.uri("a.url", "redis://host", Set.of("redis"));
    reader.uri("a.bad.url", "redis://host", Set.of("redis"));
    reader.uri("a.missing.url", "redis://host", Set.of("redis"));
    reader.keyBytes("a.short.key", 32);
    reader.keyBytes("a.bad.key", 32);
    reader.keyBytes("a.missing.key", 32);
    reader.secret("a.missing.secret", "x");
    reader.text("a.missing", "x");
    reader.textOr("a.filed", "x");
    reader.reject("a.pair", "excludes a.number", "one of both");

    assertThatThrownBy(() -> reader.orThrow("never"))
        .isInstanceOfSatisfying(
            InvalidSettingsException.class, e -> assertThat(e.problems()).hasSize(14))
        .hasMessageContaining("a.number (A_NUMBER)")
        .hasMessageContaining("must be a whole number from 0 to 9")
        .hasMessageContaining("the file cannot be read")
        .hasMessageContaining("http://***@host")
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("AAAA");
  }

  @Test
  void aSecretPrintsStars() {
    Secret secret = new Secret("hush");
    assertThat(secret).hasToString("***").isEqualTo(new Secret("hush")).hasSameHashCodeAs("hush");
    assertThat(secret).isNotEqualTo(new Secret("shout"));
  }
}
