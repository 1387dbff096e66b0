package io.repstream.common.config;

import static io.repstream.common.config.Setting.Exposure.HIDDEN;
import static io.repstream.common.config.Setting.Exposure.WITHOUT_LOGIN;

import io.repstream.common.config.Setting.Exposure;
import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads typed settings from ordered sources and remembers every problem instead of stopping at the
 * first. After the last read, {@link #orThrow} tells them all.
 *
 * <p>A reading method that found a problem answers a stand-in of the right type, so that reading
 * can go on; it never reaches a running process. Any setting may also be given as a file: {@code
 * <key>_FILE} names it. For one thread, at start.
 */
public final class SettingsReader {
  private static final String TEXT = "text";

  private final AskedSettings settings;

  /**
   * @param sources the strongest first
   */
  public SettingsReader(List<SettingsSource> sources) {
    this(sources, List.of());
  }

  /**
   * @param sources the strongest first
   * @param problems what is wrong with the sources themselves
   */
  public SettingsReader(List<SettingsSource> sources, List<SettingProblem> problems) {
    this.settings = new AskedSettings(sources, problems);
  }

  /** Reads from where every process is told its settings; see {@link ProcessSettings}. */
  public static SettingsReader ofProcess() {
    ProcessSettings places = ProcessSettings.ofThisProcess();
    return new SettingsReader(places.sources(), places.problems());
  }

  /** A text that must be there. */
  public String text(String key, String example) {
    Optional<Found> found = settings.find(Setting.required(key, TEXT, example, Exposure.SHOWN));
    if (found.isEmpty()) {
      missing(key, example);
    }
    return found.map(Found::value).orElse("");
  }

  /** A text with a default. */
  public String textOr(String key, String fallback) {
    return settings
        .find(Setting.optional(key, TEXT, fallback, Exposure.SHOWN))
        .map(Found::value)
        .orElse(fallback);
  }

  /** A text that may be missing. */
  public Optional<String> optionalText(String key) {
    return settings.find(Setting.optional(key, TEXT, "", Exposure.SHOWN)).map(Found::value);
  }

  /** A list with commas that may be missing; no part is empty. */
  public List<String> list(String key) {
    return settings
        .find(Setting.optional(key, "list with commas", "", Exposure.SHOWN))
        .map(found -> Arrays.stream(found.value().split(",")).map(String::strip))
        .orElseGet(Stream::empty)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** A secret that must be there. */
  public Secret secret(String key, String example) {
    Optional<Found> found = settings.find(Setting.required(key, "secret", example, HIDDEN));
    if (found.isEmpty()) {
      missing(key, example);
    }
    return new Secret(found.map(Found::value).orElse(""));
  }

  /** A secret that may be missing. */
  public Optional<Secret> optionalSecret(String key) {
    return settings
        .find(Setting.optional(key, "secret", "", HIDDEN))
        .map(Found::value)
        .map(Secret::new);
  }

  /**
   * Key material that must be there, as base64url.
   *
   * @param minBytes least length after decoding
   */
  public byte[] keyBytes(String key, int minBytes) {
    String example = "base64url of " + minBytes + " random bytes";
    Optional<Found> found = settings.find(Setting.required(key, "secret", example, HIDDEN));
    if (found.isEmpty()) {
      missing(key, example);
      return new byte[minBytes];
    }
    try {
      byte[] bytes = new Secret(found.get().value()).decodeBase64Url();
      if (bytes.length >= minBytes) {
        return bytes;
      }
      settings.problem(key, "shorter than " + minBytes + " bytes", example);
    } catch (IllegalArgumentException notBase64) {
      settings.problem(key, "not base64url", example);
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
    List<E> constants = List.of(fallback.getDeclaringClass().getEnumConstants());
    String wanted =
        constants.stream()
            .map(SettingsReader::spelling)
            .collect(Collectors.joining(", ", "one of ", ""));
    return optional(
        key,
        fallback,
        wanted,
        spelling(fallback),
        text ->
            constants.stream()
                .filter(constant -> constant.name().equalsIgnoreCase(text.replace('-', '_')))
                .findFirst());
  }

  private static String spelling(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
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
    Optional<Found> found =
        settings.find(Setting.required(key, uriForm(schemes), example, WITHOUT_LOGIN));
    if (found.isEmpty()) {
      missing(key, example);
    }
    return found
        .flatMap(present -> parse(key, present, schemes, example))
        .orElseGet(() -> URI.create(example));
  }

  /** A URI with another setting's value as its default. */
  public URI uriOr(String key, URI fallback, Set<String> schemes) {
    return optionalUri(key, fallback.toString(), schemes).orElse(fallback);
  }

  /**
   * A URI that may be missing.
   *
   * @param schemes which are permitted, lower case
   */
  public Optional<URI> optionalUri(String key, String example, Set<String> schemes) {
    return settings
        .find(new Setting(key, uriForm(schemes), "", example, Setting.Need.OPTIONAL, WITHOUT_LOGIN))
        .flatMap(found -> parse(key, found, schemes, example));
  }

  private static String uriForm(Set<String> schemes) {
    return "a URI with scheme " + String.join(" or ", new TreeSet<>(schemes));
  }

  /** Notes a problem that only the caller can see, such as two settings that exclude each other. */
  public void reject(String key, String fault, String example) {
    settings.problem(key, fault, example);
  }

  /** What was asked for so far, in that order, and what holds; secrets as stars. */
  public List<Setting.Value> values() {
    return settings.values();
  }

  /** What is wrong so far; at most one problem for a key. */
  public List<SettingProblem> problems() {
    return settings.problems();
  }

  /**
   * Ends the reading.
   *
   * @throws InvalidSettingsException with all problems, where there is any
   */
  public <T> T orThrow(T settings) {
    if (!problems().isEmpty()) {
      throw new InvalidSettingsException(problems());
    }
    return settings;
  }

  private <T> T optional(
      String key, T fallback, String wanted, String shown, Function<String, Optional<T>> parser) {
    Optional<Found> found = settings.find(Setting.optional(key, wanted, shown, Exposure.SHOWN));
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
      settings.problem(key, "must be " + wanted, shown);
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
    settings.problem(key, "must be " + uriForm(schemes), example);
    return Optional.empty();
  }

  private void missing(String key, String example) {
    settings.problem(key, "missing", example);
  }
}
