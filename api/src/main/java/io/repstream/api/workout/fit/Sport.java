package io.repstream.api.workout.fit;

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
public record Sport(int fitSport, int fitSubSport, String tcx, int cadenceDivider) {
  private static final String OTHER = "Other";

  public static Sport of(@Nullable MachineType machineType) {
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

  /** The kind of machine that a sport of FIT is done at; null where none is meant. */
  public static @Nullable MachineType machineOf(long fitSport, long fitSubSport) {
    MachineType bySubSport =
        switch ((int) fitSubSport) {
          case 1, 45 -> MachineType.TREADMILL;
          case 5, 6 -> MachineType.INDOOR_BIKE;
          case 14 -> MachineType.ROWER;
          case 15 -> MachineType.CROSS_TRAINER;
          case 16 -> MachineType.STAIR_CLIMBER;
          case 20 -> MachineType.STRENGTH;
          default -> null;
        };
    if (bySubSport != null) {
      return bySubSport;
    }
    return switch ((int) fitSport) {
      case 1, 11 -> MachineType.TREADMILL;
      case 2 -> MachineType.INDOOR_BIKE;
      case 15 -> MachineType.ROWER;
      default -> null;
    };
  }

  /** The kind of machine that a sport of TCX is done at; null where none is meant. */
  public static @Nullable MachineType machineOf(String tcxSport) {
    return switch (tcxSport) {
      case "Running" -> MachineType.TREADMILL;
      case "Biking" -> MachineType.INDOOR_BIKE;
      default -> null;
    };
  }
}
