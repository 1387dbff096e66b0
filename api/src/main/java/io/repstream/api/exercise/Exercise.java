package io.repstream.api.exercise;

import io.repstream.common.machine.MachineType;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An entry of the catalogue.
 *
 * @param id stable for ever, lower case with hyphens
 * @param names one in each language
 * @param primary what it is done for
 * @param secondary what works along
 * @param oneSided done with one side at a time
 */
public record Exercise(
    String id,
    Map<CatalogueLanguage, String> names,
    MovementPattern pattern,
    Set<Equipment> equipment,
    Set<Muscle> primary,
    Set<Muscle> secondary,
    boolean oneSided) {
  public Exercise {
    if (!names.keySet().containsAll(Arrays.asList(CatalogueLanguage.values()))) {
      throw new IllegalArgumentException(id + " lacks a name");
    }
    if (equipment.isEmpty() || primary.isEmpty()) {
      throw new IllegalArgumentException(id + " needs equipment and a muscle");
    }
    names = Map.copyOf(names);
    equipment = Set.copyOf(equipment);
    primary = Set.copyOf(primary);
    secondary = Set.copyOf(secondary);
  }

  /** The name in a language. */
  public String name(CatalogueLanguage language) {
    return Objects.requireNonNull(names.get(language));
  }

  /** The types of connected machines on which it is done; empty where it needs none. */
  public Set<MachineType> machineTypes() {
    Set<MachineType> types = new TreeSet<>();
    equipment.stream().map(Equipment::machineType).flatMap(Optional::stream).forEach(types::add);
    return types;
  }

  /** Whether a muscle takes part at all. */
  public boolean trains(Muscle muscle) {
    return primary.contains(muscle) || secondary.contains(muscle);
  }

  /** How well another one stands in for this; 0 where it does not. */
  int likeness(Exercise other) {
    if (other.pattern != pattern || other.id.equals(id)) {
      return 0;
    }
    int sharedPrimary = shared(primary, other.primary);
    return sharedPrimary == 0 ? 0 : sharedPrimary * 10 + shared(secondary, other.secondary);
  }

  private static int shared(Set<Muscle> some, Set<Muscle> others) {
    if (some.isEmpty() || others.isEmpty()) {
      return 0;
    }
    Set<Muscle> both = EnumSet.copyOf(some);
    both.retainAll(others);
    return both.size();
  }
}
