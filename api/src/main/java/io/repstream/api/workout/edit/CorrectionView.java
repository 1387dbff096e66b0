package io.repstream.api.workout.edit;

import io.repstream.api.workout.layer.Changes;
import io.repstream.api.workout.layer.Correction;
import io.repstream.common.machine.MachineType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A correction as clients see it. */
@Schema(name = "WorkoutCorrection", description = "What somebody says instead of what was recorded")
public record CorrectionView(
    @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String id,
    @Schema(description = "Who made it") String byMemberId,
    @Schema(example = "Mia Keller") String byDisplayName,
    Instant at,
    @Nullable String reason,
    @Schema(description = "Since when it does not hold") @Nullable Instant withdrawnAt,
    @Nullable MachineType machineType,
    @Nullable Long activeSeconds,
    @Nullable Double distanceMeters,
    @Nullable Double energyKcal,
    @Nullable Double averagePowerWatts,
    @Nullable Double averageHeartRateBpm,
    @Nullable Double maxHeartRateBpm,
    List<SetView> sets) {

  /** What it says of a set. */
  @Schema(name = "WorkoutSetCorrection")
  public record SetView(
      String setId,
      @Nullable String exerciseId,
      @Nullable Integer repCount,
      @Nullable Double loadKilograms) {}

  static CorrectionView of(Correction correction, String byDisplayName) {
    Changes changes = correction.changes();
    return new CorrectionView(
        correction.id(),
        correction.by().toString(),
        byDisplayName,
        correction.at(),
        correction.reason(),
        correction.withdrawnAt(),
        changes.machineType(),
        changes.activeSeconds(),
        changes.distanceMeters(),
        changes.energyKcal(),
        changes.averagePowerWatts(),
        changes.averageHeartRateBpm(),
        changes.maxHeartRateBpm(),
        changes.sets().stream()
            .map(
                set ->
                    new SetView(set.setId(), set.exerciseId(), set.repCount(), set.loadKilograms()))
            .toList());
  }
}
