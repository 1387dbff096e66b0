package io.repstream.api.workout.export;

import io.repstream.common.machine.MachineType;
import org.jspecify.annotations.Nullable;

/**
 * A kind of machine in the words of FIT and TCX.
 *
 * @param fitSport of FIT
 * @param fitSubSport of FIT
 * @param tcx of TCX, which knows three
 * @param cadenceDivider FIT counts revolutions and strides, machines may count steps
 */
record Sport(int fitSport, int fitSubSport, String tcx, int cadenceDivider) {
  private static final String OTHER = "Other";

  static Sport of(@Nullable MachineType machineType) {
    return switch (machineType) {
      case TREADMILL -> new Sport(1, 1, "Running", 1);
      case INDOOR_BIKE -> new Sport(2, 6, "Biking", 1);
      case ROWER -> new Sport(15, 14, OTHER, 1);
      case CROSS_TRAINER -> new Sport(4, 15, OTHER, 2);
      case STEP_CLIMBER, STAIR_CLIMBER -> new Sport(4, 16, OTHER, 2);
      case STRENGTH -> new Sport(10, 20, OTHER, 1);
      case null -> new Sport(0, 0, OTHER, 1);
    };
  }
}
