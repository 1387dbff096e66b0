package io.repstream.common.workout.figure;

import io.repstream.common.ftms.FtmsCharacteristic;
import io.repstream.common.ftms.FtmsData;
import io.repstream.common.ftms.FtmsField;
import io.repstream.common.machine.MachineType;

/**
 * What one measurement of a machine says. Unknown is NaN.
 *
 * @param machineType what kind of machine sends such a measurement
 * @param cadenceRpm revolutions, strokes or steps per minute
 * @param distanceMeters the machine's own count since its session began, as are the next two
 */
public record Reading(
    MachineType machineType,
    double powerWatts,
    double speedMetersPerSecond,
    double cadenceRpm,
    double heartRateBpm,
    double inclinePercent,
    double resistanceLevel,
    double distanceMeters,
    double energyKcal,
    double elapsedSeconds) {

  /** Reads a whole FTMS record. */
  public static Reading of(FtmsData data) {
    return new Reading(
        typeOf(data.characteristic()),
        data.valueOrNaN(FtmsField.POWER_WATTS),
        data.speedMetersPerSecondOrNaN(),
        data.valueOrNaN(cadenceField(data.characteristic())),
        data.valueOrNaN(FtmsField.HEART_RATE_BPM),
        data.valueOrNaN(FtmsField.INCLINATION_PERCENT),
        data.valueOrNaN(FtmsField.RESISTANCE_LEVEL),
        data.valueOrNaN(FtmsField.DISTANCE_METERS),
        data.valueOrNaN(FtmsField.ENERGY_KCAL),
        data.valueOrNaN(FtmsField.ELAPSED_SECONDS));
  }

  /** Whether somebody moves the machine at this moment. */
  public boolean showsMotion() {
    return powerWatts > 0 || speedMetersPerSecond > 0 || cadenceRpm > 0;
  }

  private static FtmsField cadenceField(FtmsCharacteristic characteristic) {
    return switch (characteristic) {
      case INDOOR_BIKE_DATA, TREADMILL_DATA -> FtmsField.CADENCE_RPM;
      case ROWER_DATA -> FtmsField.STROKES_PER_MINUTE;
      case CROSS_TRAINER_DATA, STEP_CLIMBER_DATA, STAIR_CLIMBER_DATA -> FtmsField.STEPS_PER_MINUTE;
    };
  }

  private static MachineType typeOf(FtmsCharacteristic characteristic) {
    return switch (characteristic) {
      case TREADMILL_DATA -> MachineType.TREADMILL;
      case CROSS_TRAINER_DATA -> MachineType.CROSS_TRAINER;
      case STEP_CLIMBER_DATA -> MachineType.STEP_CLIMBER;
      case STAIR_CLIMBER_DATA -> MachineType.STAIR_CLIMBER;
      case ROWER_DATA -> MachineType.ROWER;
      case INDOOR_BIKE_DATA -> MachineType.INDOOR_BIKE;
    };
  }
}
