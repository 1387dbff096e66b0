package io.repstream.api.exercise;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.machine.MachineType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExerciseCatalogueTest {
  private static final ExerciseQuery ALL =
      new ExerciseQuery("", Optional.empty(), Optional.empty(), Optional.empty());

  private final ExerciseCatalogue catalogue = new ExerciseCatalogue();

  private List<String> found(ExerciseQuery query) {
    return catalogue.search(query, Optional.empty(), 500).stream().map(Exercise::id).toList();
  }

  private static ExerciseQuery text(String text) {
    return new ExerciseQuery(text, Optional.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void hasAtLeast150ExercisesAndEachMuscleAndMachineType() {
    List<Exercise> all = catalogue.search(ALL, Optional.empty(), 500);
    assertThat(all).hasSizeGreaterThanOrEqualTo(150);
    assertThat(all).flatExtracting(Exercise::primary).contains(Muscle.values());
    assertThat(all).flatExtracting(Exercise::machineTypes).contains(MachineType.values());
    assertThat(all).extracting(Exercise::pattern).contains(MovementPattern.values());
    assertThat(all).flatExtracting(Exercise::equipment).contains(Equipment.values());
  }

  @Test
  void namesAreDifferentWithinALanguage() {
    List<Exercise> all = catalogue.search(ALL, Optional.empty(), 500);
    for (CatalogueLanguage language : CatalogueLanguage.values()) {
      assertThat(all).extracting(exercise -> exercise.name(language)).doesNotHaveDuplicates();
    }
  }

  @Test
  void findsWordsInEveryLanguageWithoutCaseAndAccents() {
    assertThat(found(text("leg PRESS"))).contains("leg-press", "calf-raise-leg-press");
    assertThat(found(text("kniebeuge bulgarische"))).containsExactly("bulgarian-split-squat");
    assertThat(found(text("flexion en pica"))).containsExactly("pike-push-up");
    assertThat(found(text("rückenstrecken"))).isEqualTo(found(text("Ruckenstrecken")));
    assertThat(found(text("no such exercise"))).isEmpty();
  }

  @Test
  void allFiltersMustHold() {
    ExerciseQuery query =
        new ExerciseQuery(
            "",
            Optional.of(Muscle.HAMSTRINGS),
            Optional.of(Equipment.SELECTORIZED),
            Optional.of(MachineType.STRENGTH));
    assertThat(found(query))
        .contains("leg-curl-seated", "leg-press")
        .doesNotContain("leg-extension");
    assertThat(found(query))
        .allSatisfy(
            id ->
                assertThat(catalogue.find(id))
                    .hasValueSatisfying(
                        exercise -> assertThat(exercise.trains(Muscle.HAMSTRINGS)).isTrue()));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrRepeat() {
    List<String> all = found(ALL);
    Optional<String> after = Optional.of(all.get(49));
    assertThat(catalogue.search(ALL, after, 500))
        .extracting(Exercise::id)
        .isEqualTo(all.subList(50, all.size()));
  }

  @Test
  void alternativesTrainTheSameWithinThePattern() {
    for (Exercise exercise : catalogue.search(ALL, Optional.empty(), 500)) {
      assertThat(catalogue.alternativesTo(exercise))
          .doesNotContain(exercise.id())
          .allSatisfy(
              id ->
                  assertThat(catalogue.find(id))
                      .hasValueSatisfying(
                          other -> {
                            assertThat(other.pattern()).isEqualTo(exercise.pattern());
                            assertThat(other.primary()).containsAnyElementsOf(exercise.primary());
                          }));
    }
    assertThat(catalogue.alternativesTo(catalogue.find("leg-press").orElseThrow()))
        .contains("leg-press-plate-loaded", "leg-press-single");
  }

  @Test
  void languageIsTheBestThatTheClientTakes() {
    assertThat(CatalogueLanguage.of("de-AT,de;q=0.9,en;q=0.5")).isEqualTo(CatalogueLanguage.DE);
    assertThat(CatalogueLanguage.of("fr, es;q=0.4")).isEqualTo(CatalogueLanguage.ES);
    assertThat(CatalogueLanguage.of("fr")).isEqualTo(CatalogueLanguage.EN);
    assertThat(CatalogueLanguage.of("de;q=x")).isEqualTo(CatalogueLanguage.EN);
    assertThat(CatalogueLanguage.of("d".repeat(5_000))).isEqualTo(CatalogueLanguage.EN);
    assertThat(CatalogueLanguage.of(null)).isEqualTo(CatalogueLanguage.EN);
  }
}
