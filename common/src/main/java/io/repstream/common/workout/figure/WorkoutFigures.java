package io.repstream.common.workout.figure;

import io.repstream.common.workout.part.EnergyEstimates;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a workout amounts to. Unknown is null.
 *
 * @param activeTime time in motion, pauses left out
 * @param distanceMeters done
 * @param distanceSource where the distance is from
 * @param energyKcal spent by the body
 * @param energySource where the energy is from; derived from power it is an estimate
 * @param powerWatts while in motion, as are the next two
 * @param cadenceRpm revolutions, strokes or steps per minute
 * @param heartRateBpm over the whole workout
 */
public record WorkoutFigures(
    Duration activeTime,
    @Nullable Double distanceMeters,
    Source distanceSource,
    @Nullable Double energyKcal,
    Source energySource,
    @Nullable Spread powerWatts,
    @Nullable Spread speedMetersPerSecond,
    @Nullable Spread cadenceRpm,
    @Nullable Spread heartRateBpm) {

  /** With the energy of its parts where the measurements tell of none: that of strength work. */
  public WorkoutFigures orEnergy(EnergyEstimates estimates) {
    Double machine = estimates.machineKcal();
    Double estimated = machine == null ? estimates.mechanicalKcal() : machine;
    if (energyKcal != null || estimated == null) {
      return this;
    }
    return new WorkoutFigures(
        activeTime,
        distanceMeters,
        distanceSource,
        estimated,
        machine == null ? Source.DERIVED : Source.MACHINE,
        powerWatts,
        speedMetersPerSecond,
        cadenceRpm,
        heartRateBpm);
  }

  /** Where a figure is from. */
  public enum Source {
    /** The machine counted it. */
    MACHINE,
    /** Summed up from speed or power. */
    DERIVED,
    /** A file of another maker told it. */
    FILE,
    /** The member told it. */
    MEMBER,
    /** There is no such figure. */
    UNKNOWN
  }

  /** A quantity over a workout; the average is weighted by time. */
  public record Spread(double average, double max) {
    static @Nullable Spread of(Average average) {
      Double mean = average.mean();
      Double max = average.max();
      return mean == null || max == null ? null : new Spread(mean, max);
    }
  }
}
