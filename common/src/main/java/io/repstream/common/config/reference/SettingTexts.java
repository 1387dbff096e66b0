package io.repstream.common.config.reference;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * What settings are for, in words: {@code key=meaning}, or {@code key=default | meaning} where the
 * default cannot be told from a process that was given nothing.
 */
public record SettingTexts(Map<String, String> lines) {
  private static final String BAR = " | ";

  public SettingTexts {
    lines = Map.copyOf(lines);
  }

  /** Reads the resource {@code settings.properties} beside a class. */
  public static SettingTexts beside(Class<?> owner) {
    Properties properties = new Properties();
    try (var stream = owner.getResourceAsStream("settings.properties")) {
      if (stream == null) {
        throw new IllegalStateException("no settings.properties beside " + owner);
      }
      properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new SettingTexts(
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, properties::getProperty)));
  }

  /** What a setting is for; empty where nobody wrote it. */
  String meaning(String key) {
    String line = lines.getOrDefault(key, "");
    int bar = line.indexOf(BAR);
    return bar < 0 ? line : line.substring(bar + BAR.length());
  }

  /** The default in words, where it depends on something. */
  Optional<String> fallback(String key) {
    String line = lines.getOrDefault(key, "");
    int bar = line.indexOf(BAR);
    return bar < 0 ? Optional.empty() : Optional.of(line.substring(0, bar));
  }
}
