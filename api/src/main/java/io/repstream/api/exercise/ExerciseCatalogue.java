package io.repstream.api.exercise;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All exercises, in memory. Safe for all threads. */
@ApplicationScoped
public class ExerciseCatalogue {
  private static final int MOST_ALTERNATIVES = 6;

  private final NavigableMap<String, Entry> entries = new TreeMap<>();

  /** An exercise with what is derived from the whole catalogue. */
  private record Entry(Exercise exercise, String searchText, List<String> alternatives) {}

  public ExerciseCatalogue() {
    Map<String, Exercise> exercises =
        CatalogueReader.read().stream()
            .collect(Collectors.toMap(Exercise::id, Function.identity()));
    for (Exercise exercise : exercises.values()) {
      entries.put(
          exercise.id(),
          new Entry(
              exercise,
              ExerciseQuery.searchTextOf(exercise),
              alternatives(exercise, exercises.values())));
    }
  }

  /** Those that stand in best, best first; among equals by id, so that the order never changes. */
  private static List<String> alternatives(Exercise exercise, Collection<Exercise> all) {
    List<Exercise> alike = new ArrayList<>(all);
    alike.removeIf(other -> exercise.likeness(other) == 0);
    alike.sort(Comparator.comparingInt(exercise::likeness).reversed().thenComparing(Exercise::id));
    return alike.stream().limit(MOST_ALTERNATIVES).map(Exercise::id).toList();
  }

  /** One by its id. */
  public Optional<Exercise> find(String id) {
    return Optional.ofNullable(entries.get(id)).map(Entry::exercise);
  }

  /** The ids of exercises that train about the same in about the same way, best first. */
  public List<String> alternativesTo(Exercise exercise) {
    Entry entry = entries.get(exercise.id());
    return entry == null ? List.of() : entry.alternatives();
  }

  /**
   * Searches.
   *
   * @param after only ids behind this one; empty for all
   * @return by id, at most so many
   */
  public List<Exercise> search(ExerciseQuery query, Optional<String> after, int limit) {
    List<String> words = query.words();
    Collection<Entry> from =
        after.map(id -> entries.tailMap(id, false).values()).orElseGet(entries::values);
    return from.stream()
        .filter(entry -> query.matches(entry.exercise()))
        .filter(entry -> words.stream().allMatch(entry.searchText()::contains))
        .map(Entry::exercise)
        .limit(limit)
        .toList();
  }
}
