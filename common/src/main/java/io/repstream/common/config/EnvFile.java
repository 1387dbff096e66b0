package io.repstream.common.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A file of environment variables: {@code NAME=value} lines, comments that start with {@code #},
 * empty lines. A value may stand in double quotes; nothing is expanded.
 */
public record EnvFile(Map<String, String> values) {
  private static final String NAME = "[A-Z][A-Z0-9_]*";

  public EnvFile {
    values = Map.copyOf(values);
  }

  /**
   * Reads a file; one that does not exist has no values.
   *
   * @throws IllegalArgumentException where a line is none of the above; the message has its number
   */
  public static EnvFile read(Path file) throws IOException {
    return Files.exists(file) ? parse(Files.readAllLines(file)) : new EnvFile(Map.of());
  }

  static EnvFile parse(List<String> lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        put(values, line, i + 1);
      }
    }
    return new EnvFile(values);
  }

  private static void put(Map<String, String> values, String line, int number) {
    int equals = line.indexOf('=');
    String name = equals < 0 ? line : line.substring(0, equals).strip();
    if (equals < 0 || !name.matches(NAME)) {
      throw new IllegalArgumentException("line " + number + " is not NAME=value");
    }
    if (values.put(name, unquoted(line.substring(equals + 1).strip())) != null) {
      throw new IllegalArgumentException("line " + number + " sets " + name + " again");
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
