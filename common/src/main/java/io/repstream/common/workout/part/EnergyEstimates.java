package io.repstream.common.workout.part;

import io.repstream.common.strength.StrengthSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the body spent, by those who can tell from the samples alone.
 *
 * @param machineKcal as the machine counted
 * @param mechanicalKcal from the work at the machine
 */
public record EnergyEstimates(@Nullable Double machineKcal, @Nullable Double mechanicalKcal) {
  public static final EnergyEstimates UNKNOWN = new EnergyEstimates(null, null);

  /** Mechanical work at a machine is about a quarter of what the body spends. */
  private static final double BODY_EFFICIENCY = 0.24;

  private static final double JOULES_PER_KCAL = 4_184;

  /** What the body spends on mechanical work; NaN where the work is unknown. */
  public static double kcalOfWork(double joules) {
    return joules / JOULES_PER_KCAL / BODY_EFFICIENCY;
  }

  /** Completed by sets of strength work where nothing is known without them. */
  EnergyEstimates or(List<StrengthSet> sets) {
    Double joules = sum(sets, StrengthSet::workJoules);
    return new EnergyEstimates(
        machineKcal == null ? sum(sets, StrengthSet::energyKcal) : machineKcal,
        mechanicalKcal == null && joules != null ? (Double) kcalOfWork(joules) : mechanicalKcal);
  }

  /** Over those that know; null where none does. */
  private static @Nullable Double sum(
      List<StrengthSet> sets, Function<StrengthSet, @Nullable Double> value) {
    return sets.stream().map(value).filter(Objects::nonNull).reduce(Double::sum).orElse(null);
  }
}
