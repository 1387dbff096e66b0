package io.repstream.common.config.reference;

import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.config.Setting;
import io.repstream.common.config.SettingKey;
import io.repstream.common.config.SettingsReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The operator's command {@code config} of one process: whether its settings are fit, what holds
 * and where it comes from. Secrets are never shown.
 */
public final class SettingsCommand {
  /** As sysexits.h has it. */
  static final int MISUSED = 64;

  private static final String USAGE =
      """
      Usage: config check             Whether the process would start; all problems, exit code 78.
             config show              What holds, and where it comes from.
             config env               The same as environment variables; secrets as stars.
             config reference FOLDER  Writes README.md and .env.example there anew.
      """;

  private final String process;
  private final Function<SettingsReader, ?> tree;
  private final SettingTexts texts;
  private final PrintStream out;

  /**
   * @param process its name in what is printed and in the marks of generated parts
   * @param tree reads all settings of the process
   */
  public SettingsCommand(
      String process, Function<SettingsReader, ?> tree, SettingTexts texts, PrintStream out) {
    this.process = process;
    this.tree = tree;
    this.texts = texts;
    this.out = out;
  }

  /** Runs one command and answers its exit code. */
  public int run(List<String> arguments, SettingsReader reader) {
    return switch (String.join(" ", arguments.stream().limit(1).toList())) {
      case "check" -> check(reader);
      case "show" -> print(reader, SettingsCommand::line);
      case "env" -> print(reader, SettingsCommand::variable);
      case "reference" -> arguments.size() == 2 ? write(Path.of(arguments.getLast())) : misused();
      default -> misused();
    };
  }

  private int check(SettingsReader reader) {
    Optional<InvalidSettingsException> unfit = read(reader);
    out.printf(
        "%s: %s%n",
        process,
        unfit.map(Throwable::getMessage).orElse(reader.values().size() + " settings are fit"));
    return unfit.isEmpty() ? 0 : InvalidSettingsException.EXIT_CODE;
  }

  private int print(SettingsReader reader, Function<Setting.Value, String> form) {
    Optional<InvalidSettingsException> unfit = read(reader);
    out.printf("# %s%n", process);
    reader.values().forEach(value -> out.println(form.apply(value)));
    return unfit.isEmpty() ? 0 : InvalidSettingsException.EXIT_CODE;
  }

  private Optional<InvalidSettingsException> read(SettingsReader reader) {
    try {
      Object _ = tree.apply(reader);
      return Optional.empty();
    } catch (InvalidSettingsException unfit) {
      return Optional.of(unfit);
    }
  }

  private static String line(Setting.Value value) {
    String shown = value.shown().isEmpty() ? "-" : value.shown();
    return "%-46s %-28s %s".formatted(value.setting().key(), shown, value.source());
  }

  private static String variable(Setting.Value value) {
    return SettingKey.environmentName(value.setting().key()) + "=" + value.shown();
  }

  /** The part of the settings' documentation that is made of a process's table. */
  public static MarkedText tableOf(String process) {
    return new MarkedText(
        "<!-- settings of " + process + " -->", "<!-- end of " + process + " -->");
  }

  /** The part of the template of variables that is made of a process's settings. */
  public static MarkedText templateOf(String process) {
    return new MarkedText("# --- " + process + " ---", "# --- end of " + process + " ---");
  }

  private int write(Path folder) {
    try {
      SettingsReference reference = SettingsReference.of(tree, texts);
      rewrite(folder.resolve("README.md"), tableOf(process), "\n" + reference.table() + "\n");
      rewrite(folder.resolve(".env.example"), templateOf(process), reference.template());
      return 0;
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private static void rewrite(Path file, MarkedText mark, String part) throws IOException {
    Files.writeString(file, mark.replace(Files.readString(file), part));
  }

  private int misused() {
    out.print(USAGE);
    return MISUSED;
  }
}
