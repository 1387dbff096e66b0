package io.repstream.api.exercise;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads the catalogue's resource: a head line, then one exercise per line. */
final class CatalogueReader {
  private static final String RESOURCE = "/exercises/catalogue.csv";
  private static final String HEAD = "id;pattern;equipment;primary;secondary;sides;en;de;es";

  private CatalogueReader() {}

  /**
   * In the order of the file.
   *
   * @throws IllegalStateException where a line is not right; the build's fault, found by its tests
   */
  static List<Exercise> read() {
    try (InputStream in = CatalogueReader.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + RESOURCE);
      }
      List<String> lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList();
      if (!lines.getFirst().equals(HEAD)) {
        throw new IllegalStateException(RESOURCE + " begins otherwise");
      }
      return lines.stream().skip(1).map(CatalogueReader::exercise).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static Exercise exercise(String line) {
    String[] fields = line.split(";", -1);
    if (fields.length != HEAD.split(";", -1).length) {
      throw new IllegalStateException("fields missing: " + line);
    }
    return new Exercise(
        fields[0],
        Map.of(
            CatalogueLanguage.EN, fields[6],
            CatalogueLanguage.DE, fields[7],
            CatalogueLanguage.ES, fields[8]),
        constant(MovementPattern.class, fields[1]),
        constants(Equipment.class, fields[2]),
        constants(Muscle.class, fields[3]),
        constants(Muscle.class, fields[4]),
        fields[5].equals("one"));
  }

  private static <E extends Enum<E>> Set<E> constants(Class<E> type, String words) {
    Set<E> found = EnumSet.noneOf(type);
    Arrays.stream(words.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .forEach(word -> found.add(constant(type, word)));
    return found;
  }

  private static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
