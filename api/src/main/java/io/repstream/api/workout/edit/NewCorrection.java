package io.repstream.api.workout.edit;

import io.repstream.api.platform.problem.FieldFault;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.workout.layer.Changes;
import io.repstream.api.workout.layer.Changes.SetChange;
import io.repstream.api.workout.member.MemberWorkout;
import io.repstream.common.machine.MachineType;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The wish to correct; what is absent stays as it is. */
@Schema(name = "NewWorkoutCorrection")
public record NewCorrection(
    @Nullable MachineType machineType,
    @Schema(example = "1740") @Min(1) @Max(Bounds.MOST_SECONDS) @Nullable Long activeSeconds,
    @Schema(example = "14210") @DecimalMin("0") @DecimalMax(Bounds.MOST_METERS)
        @Nullable Double distanceMeters,
    @Schema(example = "312") @DecimalMin("0") @DecimalMax(Bounds.MOST_KCAL)
        @Nullable Double energyKcal,
    @Schema(example = "164") @DecimalMin("0") @DecimalMax(Bounds.MOST_WATTS)
        @Nullable Double averagePowerWatts,
    @Schema(example = "138") @DecimalMin(Bounds.LEAST_BPM) @DecimalMax(Bounds.MOST_BPM)
        @Nullable Double averageHeartRateBpm,
    @Schema(example = "171") @DecimalMin(Bounds.LEAST_BPM) @DecimalMax(Bounds.MOST_BPM)
        @Nullable Double maxHeartRateBpm,
    @Valid @Size(max = Bounds.MOST_SETS) @Nullable List<SetCorrection> sets,
    @Schema(description = "For the reader", example = "The belt slipped.") @Size(max = 500)
        @Nullable String reason) {

  /** What is to be said of a set. */
  @Schema(name = "NewWorkoutSetCorrection")
  public record SetCorrection(
      @Schema(description = "Of `/sets`", example = "5f0c1d3e") @NotBlank @Size(max = 100)
          String setId,
      @Schema(example = "bench-press") @Size(min = 1, max = 100) @Nullable String exerciseId,
      @Schema(example = "10") @Min(0) @Max(Bounds.MOST_REPS) @Nullable Long repCount,
      @Schema(example = "42.5") @DecimalMin("0") @DecimalMax(Bounds.MOST_KILOGRAMS)
          @Nullable Double loadKilograms) {
    SetChange change() {
      return new SetChange(
          setId, exerciseId, repCount == null ? null : repCount.intValue(), loadKilograms);
    }
  }

  Changes changes() {
    return new Changes(
        machineType,
        activeSeconds,
        distanceMeters,
        energyKcal,
        averagePowerWatts,
        averageHeartRateBpm,
        maxHeartRateBpm,
        given().stream().map(SetCorrection::change).toList());
  }

  /** Refuses what says nothing, or speaks of sets that the workout has not. */
  void check(MemberWorkout workout) {
    boolean saysNothing =
        given().isEmpty()
            && Stream.of(
                    machineType,
                    activeSeconds,
                    distanceMeters,
                    energyKcal,
                    averagePowerWatts,
                    averageHeartRateBpm,
                    maxHeartRateBpm)
                .allMatch(Objects::isNull);
    if (saysNothing) {
      throw Refusal.invalid(List.of(new FieldFault("", "must change something")));
    }
    Set<String> known =
        workout.parts().sets().stream().map(set -> set.setId()).collect(Collectors.toSet());
    for (SetCorrection set : given()) {
      if (!known.contains(set.setId())) {
        throw Refusal.invalid(List.of(new FieldFault("sets.setId", "must be one of the workout")));
      }
    }
  }

  private List<SetCorrection> given() {
    return Optional.ofNullable(sets).orElse(List.of());
  }
}
