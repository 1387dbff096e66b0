package io.repstream.common.config.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.SettingsSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsCommandTest {
  private static final SettingTexts TEXTS =
      new SettingTexts(
          Map.of(
              "a.key", "what it seals with",
              "a.url", "where it goes",
              "a.size", "cores | how `many`",
              "a.name", "how it is called"));

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final SettingsCommand command =
      new SettingsCommand(
          "service",
          SettingsCommandTest::read,
          TEXTS,
          new PrintStream(printed, true, StandardCharsets.UTF_8));

  private static String read(SettingsReader settings) {
    settings.keyBytes("a.key", 4);
    settings.uri("a.url", "redis://host:1", Set.of("redis"));
    settings.integerOr("a.size", 4, 1, 9);
    settings.textOr("a.name", "nobody");
    return settings.orThrow("read");
  }

  private int run(Map<String, String> environment, String... arguments) {
    SettingsSource source = SettingsSource.environment(environment);
    return command.run(List.of(arguments), new SettingsReader(List.of(source)));
  }

  private String printed() {
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static final Map<String, String> FIT =
      Map.of("A_KEY", "hush" + "AAAA", "A_URL", "redis://me:hunter2@host:6379", "A_SIZE", "2");

  @Test
  void checks() {
    assertThat(run(FIT, "check")).isZero();
    assertThat(printed()).isEqualTo("service: 4 settings are fit\n");
  }

  @Test
  void tellsWhatIsUnfitWithoutSecrets() {
    assertThat(run(Map.of("A_KEY", "hush", "A_URL", "http://me:hunter2@host"), "check"))
        .isEqualTo(78);
    assertThat(printed())
        .contains("a.key (A_KEY)", "shorter than 4 bytes", "a.url (A_URL)", "http://***@host")
        .doesNotContain("hush", "hunter2");
  }

  @Test
  void showsWhatHoldsAndWhereItIsFrom() {
    assertThat(run(FIT, "show")).isZero();
    assertThat(printed().lines())
        .map(line -> line.replaceAll(" +", " "))
        .containsExactly(
            "# service",
            "a.key *** environment",
            "a.url redis://***@host:6379 environment",
            "a.size 2 environment",
            "a.name nobody default");
  }

  @Test
  void showsVariables() {
    assertThat(run(Map.of(), "env")).isEqualTo(78);
    assertThat(printed().lines()).contains("A_SIZE=4", "A_NAME=nobody");
  }

  @Test
  void writesTheReferenceAnew(@TempDir Path folder) throws IOException {
    Path readme = folder.resolve("README.md");
    Path template = folder.resolve(".env.example");
    Files.writeString(
        readme, "Before\n<!-- settings of service -->\nold\n<!-- end of service -->\nAfter\n");
    Files.writeString(template, "# --- service ---\n# --- end of service ---\n");

    assertThat(run(Map.of(), "reference", folder.toString())).isZero();

    assertThat(readme)
        .hasContent(
            """
            Before
            <!-- settings of service -->

            | variable | default | value | |
            |---|---|---|---|
            | `A_KEY` | needed | secret | what it seals with |
            | `A_URL` | needed | a URI with scheme redis | where it goes |
            | `A_SIZE` | cores | a whole number from 1 to 9 | how `many` |
            | `A_NAME` | `nobody` | text | how it is called |

            <!-- end of service -->
            After
            """);
    assertThat(template)
        .hasContent(
            """
            # --- service ---
            # (needed) what it seals with
            # A_KEY_FILE=
            # (needed) where it goes
            # A_URL=redis://host:1
            # how many
            # A_SIZE=
            # how it is called
            # A_NAME=nobody
            # --- end of service ---
            """);
  }

  @Test
  void knowsWhatNobodyDescribed() {
    SettingTexts texts = new SettingTexts(Map.of("a.key", "x", "a.url", "x", "gone", "x"));
    assertThat(SettingsReference.of(SettingsCommandTest::read, texts).undescribed())
        .containsExactly("a.name", "a.size", "gone");
  }

  @Test
  void tellsHowItIsUsed() {
    assertThat(run(Map.of())).isEqualTo(64);
    assertThat(run(Map.of(), "reference")).isEqualTo(64);
    assertThat(printed()).startsWith("Usage: config check");
    assertThatThrownBy(() -> new MarkedText("begin", "end").replace("nothing", "part"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
