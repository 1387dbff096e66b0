package io.repstream.common.config.reference;

import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.config.Setting;
import io.repstream.common.config.SettingKey;
import io.repstream.common.config.SettingsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells what can be set of a process, out of what its code asks for: a table for people and a
 * template of a file of environment variables.
 */
public final class SettingsReference {
  private final List<Setting> settings;
  private final SettingTexts texts;

  private SettingsReference(List<Setting> settings, SettingTexts texts) {
    this.settings = List.copyOf(settings);
    this.texts = texts;
  }

  /**
   * Asks a process's code what it reads where nothing is set.
   *
   * @param tree reads all settings; must ask for every one of them, whatever it finds
   */
  public static SettingsReference of(Function<SettingsReader, ?> tree, SettingTexts texts) {
    SettingsReader reader = new SettingsReader(List.of());
    try {
      Object _ = tree.apply(reader);
    } catch (InvalidSettingsException incomplete) {
      // What is missing was asked for, which is all that counts here.
    }
    return new SettingsReference(
        reader.values().stream().map(Setting.Value::setting).toList(), texts);
  }

  /** Settings that nobody described, and descriptions of what is no setting; should be empty. */
  public Set<String> undescribed() {
    Set<String> keys = settings.stream().map(Setting::key).collect(Collectors.toSet());
    Set<String> described = texts.lines().keySet();
    Set<String> odd = new TreeSet<>(keys);
    odd.removeAll(described);
    described.stream().filter(key -> !keys.contains(key)).forEach(odd::add);
    return odd;
  }

  /** A row for each setting, as a Markdown table. */
  public String table() {
    List<String> rows = new ArrayList<>();
    rows.add("| variable | default | value | |");
    rows.add("|---|---|---|---|");
    for (Setting setting : settings) {
      rows.add(
          "| `%s` | %s | %s | %s |"
              .formatted(
                  SettingKey.environmentName(setting.key()),
                  fallback(setting),
                  setting.form(),
                  texts.meaning(setting.key())));
    }
    return String.join("\n", rows) + "\n";
  }

  /** Every setting as a commented line with its default or an example, to be uncommented. */
  public String template() {
    StringBuilder template = new StringBuilder();
    for (Setting setting : settings) {
      boolean isSecret = setting.exposure() == Setting.Exposure.HIDDEN;
      boolean depends = texts.fallback(setting.key()).isPresent();
      template
          .append("# ")
          .append(setting.need() == Setting.Need.REQUIRED ? "(needed) " : "")
          .append(texts.meaning(setting.key()).replace("`", ""))
          .append("\n# ")
          .append(SettingKey.environmentName(setting.key()))
          .append(isSecret ? SettingKey.FILE_SUFFIX : "")
          .append('=')
          .append(isSecret || depends ? "" : example(setting))
          .append('\n');
    }
    return template.toString();
  }

  private static String example(Setting setting) {
    return setting.fallback().isEmpty() ? setting.example() : setting.fallback();
  }

  private String fallback(Setting setting) {
    if (setting.need() == Setting.Need.REQUIRED) {
      return "needed";
    }
    return texts
        .fallback(setting.key())
        .orElse(setting.fallback().isEmpty() ? "none" : "`" + setting.fallback() + "`");
  }
}
