package io.repstream.common.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks settings up, each once, and remembers what was asked for, what was found and what is wrong.
 * One key has one problem: what follows from it would only hide it.
 */
final class AskedSettings {
  private final List<SettingsSource> sources;
  private final Map<String, Setting> asked = new LinkedHashMap<>();
  private final Map<String, Optional<Found>> found = new HashMap<>();
  private final Map<String, SettingProblem> problems = new LinkedHashMap<>();

  AskedSettings(List<SettingsSource> sources, List<SettingProblem> problems) {
    this.sources = List.copyOf(sources);
    problems.forEach(problem -> this.problems.put(problem.key(), problem));
  }

  /** The value of a setting; the first who asks for it describes it. */
  Optional<Found> find(Setting setting) {
    asked.putIfAbsent(setting.key(), setting);
    Optional<Found> known = found.get(setting.key());
    if (known == null) {
      known = look(setting.key());
      found.put(setting.key(), known);
    }
    return known;
  }

  void problem(String key, String fault, String example) {
    Optional<Found> value = found.getOrDefault(key, Optional.empty());
    Setting setting = asked.get(key);
    String shown =
        setting == null ? "" : value.map(present -> setting.shown(present.value())).orElse("");
    String source = value.map(Found::source).orElse("-");
    problems.putIfAbsent(key, new SettingProblem(key, shown, source, fault, example));
  }

  List<SettingProblem> problems() {
    return List.copyOf(problems.values());
  }

  List<Setting.Value> values() {
    List<Setting.Value> values = new ArrayList<>();
    for (Setting setting : asked.values()) {
      Optional<Found> value = found.getOrDefault(setting.key(), Optional.empty());
      values.add(
          new Setting.Value(
              setting,
              value.map(present -> setting.shown(present.value())).orElse(setting.fallback()),
              value.map(Found::source).orElse("default")));
    }
    return values;
  }

  private Optional<Found> look(String key) {
    for (SettingsSource source : sources) {
      Optional<Found> here =
          source
              .find(key)
              .map(value -> new Found(value.strip(), source.name()))
              .or(() -> source.find(key + SettingKey.FILE_SUFFIX).flatMap(file -> read(key, file)));
      if (here.isPresent() && !here.get().value().isEmpty()) {
        return here;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> read(String key, String file) {
    try {
      return Optional.of(new Found(Files.readString(Path.of(file)).strip(), "file " + file));
    } catch (IOException unreadable) {
      problems.putIfAbsent(
          key,
          new SettingProblem(
              key, "", "file " + file, "the file cannot be read", "a readable file"));
      return Optional.empty();
    }
  }
}
