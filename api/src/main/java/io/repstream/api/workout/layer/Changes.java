package io.repstream.api.workout.layer;

import io.repstream.common.machine.MachineType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a correction says instead of what was recorded; null where it says nothing. */
public record Changes(
    @Nullable MachineType machineType,
    @Nullable Long activeSeconds,
    @Nullable Double distanceMeters,
    @Nullable Double energyKcal,
    @Nullable Double averagePowerWatts,
    @Nullable Double averageHeartRateBpm,
    @Nullable Double maxHeartRateBpm,
    List<SetChange> sets) {
  public Changes {
    sets = List.copyOf(sets);
  }

  /**
   * What it says of a set.
   *
   * @param setId of the workout's sets
   */
  public record SetChange(
      String setId,
      @Nullable String exerciseId,
      @Nullable Integer repCount,
      @Nullable Double loadKilograms) {}
}
