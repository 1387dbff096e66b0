package io.repstream.api.exercise;

import io.repstream.common.machine.MachineType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An exercise as clients see it. */
@Schema(name = "Exercise")
public record ExerciseView(
    @Schema(description = "Stable", example = "leg-press") String id,
    @Schema(description = "In the language asked for", example = "Beinpresse") String name,
    @Schema(
            description = "By language tag: en, de, es",
            example =
                "{\"en\": \"Leg press\", \"de\": \"Beinpresse\", \"es\": \"Prensa de piernas\"}")
        Map<String, String> names,
    MovementPattern pattern,
    List<Equipment> equipment,
    @Schema(description = "Types of connected machines; empty where it needs none")
        List<MachineType> machineTypes,
    @Schema(description = "What it is done for") List<Muscle> primaryMuscles,
    @Schema(description = "What works along") List<Muscle> secondaryMuscles,
    @Schema(description = "Done with one side at a time") boolean oneSided,
    @Schema(
            description = "Ids of what trains about the same in about the same way, best first",
            example = "[\"hack-squat\", \"goblet-squat\"]")
        List<String> alternatives) {
  static ExerciseView of(Exercise exercise, CatalogueLanguage language, List<String> alternatives) {
    Map<String, String> names = new TreeMap<>();
    exercise.names().forEach((each, name) -> names.put(each.tag(), name));
    return new ExerciseView(
        exercise.id(),
        exercise.name(language),
        names,
        exercise.pattern(),
        sorted(exercise.equipment()),
        sorted(exercise.machineTypes()),
        sorted(exercise.primary()),
        sorted(exercise.secondary()),
        exercise.oneSided(),
        alternatives);
  }

  private static <E extends Enum<E>> List<E> sorted(Collection<E> constants) {
    return constants.stream().sorted().toList();
  }
}
