package io.repstream.api.exercise;

import io.repstream.common.machine.MachineType;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What to look for; empty parts allow everything.
 *
 * @param text words that must all stand in one of the names, without regard to case and accents
 */
public record ExerciseQuery(
    String text,
    Optional<Muscle> muscle,
    Optional<Equipment> equipment,
    Optional<MachineType> machineType) {
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern MARKS = Pattern.compile("\\p{M}");

  boolean matches(Exercise exercise) {
    return muscle.map(exercise::trains).orElse(true)
        && equipment.map(exercise.equipment()::contains).orElse(true)
        && machineType.map(exercise.machineTypes()::contains).orElse(true);
  }

  /** The words, as they are compared. */
  List<String> words() {
    return SPACE.splitAsStream(comparable(text)).filter(word -> !word.isEmpty()).toList();
  }

  /** All names of an exercise, as they are compared. */
  static String searchTextOf(Exercise exercise) {
    return exercise.names().values().stream()
        .map(ExerciseQuery::comparable)
        .collect(Collectors.joining("\n"));
  }

  private static String comparable(String text) {
    String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
    return MARKS.matcher(decomposed).replaceAll("").toLowerCase(Locale.ROOT);
  }
}
