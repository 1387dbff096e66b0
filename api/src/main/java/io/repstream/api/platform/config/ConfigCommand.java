package io.repstream.api.platform.config;

import io.repstream.api.platform.config.source.MicroProfileSettings;
import io.repstream.common.config.reference.SettingTexts;
import io.repstream.common.config.reference.SettingsCommand;
import java.io.PrintStream;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;

/** The operator's command {@code config} for the api; see {@link SettingsCommand}. */
public final class ConfigCommand {
  static final String PROCESS = "api";

  private ConfigCommand() {}

  public static void main(String[] arguments) {
    System.exit(
        command(System.out)
            .run(List.of(arguments), MicroProfileSettings.reader(ConfigProvider.getConfig())));
  }

  static SettingsCommand command(PrintStream out) {
    return new SettingsCommand(PROCESS, ApiConfigReader::read, texts(), out);
  }

  static SettingTexts texts() {
    return SettingTexts.beside(ApiConfigReader.class);
  }
}
