package io.repstream.perf;

import io.repstream.perf.wire.Way;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options of a command: {@code --name value}, each at most once.
 *
 * @param values by name, without the dashes
 */
record Options(Map<String, String> values) {
  private static final String DASHES = "--";

  Options {
    values = Map.copyOf(values);
  }

  /** A command line that cannot be understood. */
  static final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    UsageException(String message) {
      super(message);
    }
  }

  static Options parse(List<String> arguments, Set<String> known) throws UsageException {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!name.startsWith(DASHES) || !known.contains(name.substring(DASHES.length()))) {
        throw new UsageException("unknown option " + name);
      }
      if (i + 1 == arguments.size()) {
        throw new UsageException(name + " needs a value");
      }
      if (values.put(name.substring(DASHES.length()), arguments.get(i + 1)) != null) {
        throw new UsageException(name + " is given twice");
      }
    }
    return new Options(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  String text(String name) throws UsageException {
    String value = values.get(name);
    if (value == null) {
      throw new UsageException(DASHES + name + " is missing");
    }
    return value;
  }

  Path path(String name) throws UsageException {
    return Path.of(text(name));
  }

  double numberOr(String name, double fallback) throws UsageException {
    try {
      return has(name) ? Double.parseDouble(text(name)) : fallback;
    } catch (NumberFormatException e) {
      throw new UsageException(DASHES + name + " needs a number");
    }
  }

  long wholeOr(String name, long fallback) throws UsageException {
    try {
      return has(name) ? Long.parseLong(text(name)) : fallback;
    } catch (NumberFormatException e) {
      throw new UsageException(DASHES + name + " needs a whole number");
    }
  }

  /** For instance {@code tcp} or {@code wss+json}. */
  Way wayOr(String name, Way fallback) throws UsageException {
    if (!has(name)) {
      return fallback;
    }
    return Way.ofName(text(name))
        .orElseThrow(
            () -> new UsageException(DASHES + name + " is tcp, tls, ws, wss, ws+json or wss+json"));
  }

  /** As ISO-8601 ({@code PT90S}), or {@code 90s}, {@code 10m}. */
  Duration durationOr(String name, Duration fallback) throws UsageException {
    if (!has(name)) {
      return fallback;
    }
    String text = text(name);
    try {
      return Duration.parse(text.startsWith("P") ? text : "PT" + text);
    } catch (DateTimeParseException e) {
      throw new UsageException(DASHES + name + " needs a duration such as 90s");
    }
  }
}
