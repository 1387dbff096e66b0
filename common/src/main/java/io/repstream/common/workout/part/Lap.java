package io.repstream.common.workout.part;

import io.repstream.common.ftms.control.TrainingState;
import io.repstream.common.machine.MachineType;
import io.repstream.common.workout.figure.WorkoutFigures.Spread;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a workout.
 *
 * @param startMs sample time
 * @param endMs sample time, where the next one begins
 * @param trigger what ended it
 * @param phase which part of a training it was, as the machine said; null where it did not
 * @param activeMs time in motion
 */
public record Lap(
    long startMs,
    long endMs,
    Trigger trigger,
    @Nullable TrainingState phase,
    long activeMs,
    @Nullable Double distanceMeters,
    @Nullable Double energyKcal,
    @Nullable Spread powerWatts,
    @Nullable Spread speedMetersPerSecond,
    @Nullable Spread cadenceRpm,
    @Nullable Spread heartRateBpm) {

  /** What people split by. */
  public static double roundMeters(MachineType machineType) {
    return switch (machineType) {
      case ROWER -> 500;
      case INDOOR_BIKE -> 5_000;
      case TREADMILL, CROSS_TRAINER, STEP_CLIMBER, STAIR_CLIMBER, STRENGTH -> 1_000;
    };
  }

  /** What ends a lap. */
  public enum Trigger {
    /** A round distance for the kind of machine was done. */
    DISTANCE,
    /** The machine went on to another part of the training that it runs. */
    PHASE,
    /** The workout ended. */
    END
  }
}
