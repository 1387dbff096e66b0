package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.config.reference.SettingsCommand;
import io.repstream.common.config.reference.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What is written of the settings is what the code reads; else run {@code config reference}. */
class SettingsReferenceTest {
  private static final Path CONFIG = Path.of("../config");

  private final SettingsReference reference =
      SettingsReference.of(GatewayConfig::read, ConfigCommand.texts());

  @Test
  void everySettingIsDescribed() {
    assertThat(reference.undescribed()).isEmpty();
  }

  @Test
  void theTableIsUpToDate() throws IOException {
    String text = Files.readString(CONFIG.resolve("README.md"));
    assertThat(text)
        .isEqualTo(
            SettingsCommand.tableOf(ConfigCommand.PROCESS)
                .replace(text, "\n" + reference.table() + "\n"));
  }

  @Test
  void theTemplateIsUpToDate() throws IOException {
    String text = Files.readString(CONFIG.resolve(".env.example"));
    assertThat(text)
        .isEqualTo(
            SettingsCommand.templateOf(ConfigCommand.PROCESS).replace(text, reference.template()));
  }
}
