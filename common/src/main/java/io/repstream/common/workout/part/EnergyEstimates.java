package io.repstream.common.workout.part;

import org.jspecify.annotations.Nullable;

/**
 * What the body spent, by those who can tell from the samples alone.
 *
 * @param machineKcal as the machine counted
 * @param mechanicalKcal from the work at the machine
 */
public record EnergyEstimates(@Nullable Double machineKcal, @Nullable Double mechanicalKcal) {
  public static final EnergyEstimates UNKNOWN = new EnergyEstimates(null, null);
}
