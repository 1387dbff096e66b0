package io.repstream.common.config;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads typed settings from ordered sources and remembers every problem instead of stopping at the
 * first. After the last read, {@link #orThrow} tells them all.
 *
 * <p>A reading method that found a problem answers a stand-in of the right type, so that reading
 * can go on; it never reaches a running process. Any setting may also be given as a file: {@code
 * <key>_FILE} names it. For one thread, at start.
 */
public final class SettingsReader {
  private final List<SettingsSource> sources;
  private final List<SettingProblem> problems = new ArrayList<>();

  /**
   * @param sources the strongest first
   */
  public SettingsReader(List<SettingsSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** System properties over environment variables: what every process has. */
  public static SettingsReader ofProcess() {
    return new SettingsReader(
        List.of(
            SettingsSource.properties(System.getProperties()),
            SettingsSource.environment(System.getenv())));
  }

  /** A text that must be there. */
  public String text(String key, String example) {
    return required(key, example, Function.identity(), "");
  }

  /** A text with a default. */
  public String textOr(String key, String fallback) {
    return find(key).map(Found::value).orElse(fallback);
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String key) {
    return find(key).map(Found::value);
  }

  /** A secret that must be there. */
  public Secret secret(String key, String example) {
    Optional<Found> found = find(key);
    if (found.isEmpty()) {
      missing(key, example);
    }
    return new Secret(found.map(Found::value).orElse(""));
  }

  /** A secret that may be missing. */
  public Optional<Secret> optionalSecret(String key) {
    return find(key).map(Found::value).map(Secret::new);
  }

  /**
   * Key material that must be there, as base64url.
   *
   * @param minBytes least length after decoding
   */
  public byte[] keyBytes(String key, int minBytes) {
    String example = "base64url of " + minBytes + " random bytes";
    Optional<Found> found = find(key);
    if (found.isEmpty()) {
      missing(key, example);
      return new byte[minBytes];
    }
    try {
      byte[] bytes = new Secret(found.get().value()).decodeBase64Url();
      if (bytes.length >= minBytes) {
        return bytes;
      }
      problem(key, "***", found.get().source(), "shorter than " + minBytes + " bytes", example);
    } catch (IllegalArgumentException notBase64) {
      problem(key, "***", found.get().source(), "not base64url", example);
    }
    return new byte[minBytes];
  }

  /** A whole number with a default, within bounds. */
  public int integerOr(String key, int fallback, int min, int max) {
    String wanted = "a whole number from " + min + " to " + max;
    return optional(
        key,
        fallback,
        wanted,
        Integer.toString(fallback),
        text -> {
          int value = Integer.parseInt(text);
          return value >= min && value <= max ? Optional.of(value) : Optional.empty();
        });
  }

  /** A duration in ISO-8601 with a default, within bounds. */
  public Duration durationOr(String key, Duration fallback, Duration min, Duration max) {
    String wanted = "a duration from " + min + " to " + max;
    return optional(
        key,
        fallback,
        wanted,
        fallback.toString(),
        text -> {
          Duration value = Duration.parse(text);
          boolean inBounds = value.compareTo(min) >= 0 && value.compareTo(max) <= 0;
          return inBounds ? Optional.of(value) : Optional.empty();
        });
  }

  /** A constant of an enum with a default; lower case and {@code -} are understood. */
  public <E extends Enum<E>> E constantOr(String key, E fallback) {
    Class<E> type = fallback.getDeclaringClass();
    String wanted = "one of " + Set.of(type.getEnumConstants());
    return optional(
        key,
        fallback,
        wanted,
        fallback.name(),
        text -> {
          for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(text.replace('-', '_'))) {
              return Optional.of(constant);
            }
          }
          return Optional.empty();
        });
  }

  /** A switch with a default: {@code true} or {@code false}. */
  public boolean switchOr(String key, boolean fallback) {
    return optional(
        key,
        fallback,
        "true or false",
        Boolean.toString(fallback),
        text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true" -> Optional.of(true);
              case "false" -> Optional.of(false);
              default -> Optional.empty();
            });
  }

  /**
   * A URI that must be there.
   *
   * @param schemes which are permitted, lower case
   */
  public URI uri(String key, String example, Set<String> schemes) {
    URI standIn = URI.create(example);
    Optional<Found> found = find(key);
    if (found.isEmpty()) {
      missing(key, example);
      return standIn;
    }
    return parse(key, found.get(), schemes, example).orElse(standIn);
  }

  /** A URI with another setting's value as its default. */
  public URI uriOr(String key, URI fallback, Set<String> schemes) {
    return find(key)
        .flatMap(found -> parse(key, found, schemes, fallback.toString()))
        .orElse(fallback);
  }

  /** Notes a problem that only the caller can see, such as two settings that exclude each other. */
  public void reject(String key, String fault, String example) {
    problem(key, "", "-", fault, example);
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException with all problems, where there is any
   */
  public <T> T orThrow(T settings) {
    if (!problems.isEmpty()) {
      throw new InvalidSettingsException(problems);
    }
    return settings;
  }

  private record Found(String value, String source) {}

  private Optional<Found> find(String key) {
    for (SettingsSource source : sources) {
      Optional<Found> found =
          source
              .find(key)
              .map(value -> new Found(value.strip(), source.name()))
              .or(() -> source.find(key + SettingKey.FILE_SUFFIX).flatMap(f -> read(key, f)));
      if (found.isPresent() && !found.get().value().isEmpty()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<Found> read(String key, String file) {
    try {
      return Optional.of(new Found(Files.readString(Path.of(file)).strip(), "file " + file));
    } catch (IOException unreadable) {
      problem(key, "", "file " + file, "the file cannot be read", "a readable file");
      return Optional.empty();
    }
  }

  private <T> T required(String key, String example, Function<String, T> parser, T standIn) {
    Optional<Found> found = find(key);
    if (found.isEmpty()) {
      missing(key, example);
      return standIn;
    }
    return parser.apply(found.get().value());
  }

  private <T> T optional(
      String key, T fallback, String wanted, String example, Function<String, Optional<T>> parser) {
    Optional<Found> found = find(key);
    if (found.isEmpty()) {
      return fallback;
    }
    Optional<T> value;
    try {
      value = parser.apply(found.get().value());
    } catch (NumberFormatException | DateTimeParseException unreadable) {
      value = Optional.empty();
    }
    if (value.isEmpty()) {
      problem(key, found.get().value(), found.get().source(), "must be " + wanted, example);
    }
    return value.orElse(fallback);
  }

  private Optional<URI> parse(String key, Found found, Set<String> schemes, String example) {
    try {
      URI uri = URI.create(found.value());
      if (uri.getScheme() != null && schemes.contains(uri.getScheme()) && uri.getHost() != null) {
        return Optional.of(uri);
      }
    } catch (IllegalArgumentException notAUri) {
      // told below, as for a URI of another scheme
    }
    // The value may hold a password, so it is not shown.
    problem(key, "***", found.source(), "must be a URI with scheme " + schemes, example);
    return Optional.empty();
  }

  private void missing(String key, String example) {
    problem(key, "", "-", "missing", example);
  }

  private void problem(String key, String shown, String source, String fault, String example) {
    problems.add(new SettingProblem(key, shown, source, fault, example));
  }
}
