package io.repstream.gateway;

import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.reference.SettingTexts;
import io.repstream.common.config.reference.SettingsCommand;
import java.io.PrintStream;
import java.util.List;

/** The operator's command {@code config} for the gateway; see {@link SettingsCommand}. */
public final class ConfigCommand {
  static final String PROCESS = "machine-gateway";

  private ConfigCommand() {}

  public static void main(String[] arguments) {
    System.exit(command(System.out).run(List.of(arguments), SettingsReader.ofProcess()));
  }

  static SettingsCommand command(PrintStream out) {
    return new SettingsCommand(PROCESS, GatewayConfig::read, texts(), out);
  }

  static SettingTexts texts() {
    return SettingTexts.beside(GatewayConfig.class);
  }
}
