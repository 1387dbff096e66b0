package io.repstream.api.workout.detail;

import io.repstream.common.workout.part.EnergyChoice;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the body spent by three estimates, as clients see it. */
@Schema(name = "WorkoutEnergy", description = "Three estimates of the energy spent")
public record EnergyView(
    @Schema(description = "The one to believe", example = "312.0") @Nullable Double chosenKcal,
    @Schema(description = "Why that one", example = "MACHINE_AGREES") EnergyChoice.Reason reason,
    @Schema(description = "As the machine counted", example = "312.0") @Nullable Double machineKcal,
    @Schema(description = "From the work at the machine", example = "298.4")
        @Nullable Double mechanicalKcal,
    @Schema(
            description = "From the heart rate, of a reference adult of 75 kg and 35 years",
            example = "340.2")
        @Nullable Double heartRateKcal) {
  static EnergyView of(EnergyChoice choice) {
    return new EnergyView(
        choice.chosenKcal(),
        choice.reason(),
        choice.machineKcal(),
        choice.mechanicalKcal(),
        choice.heartRateKcal());
  }
}
