package io.repstream.common.ftms.control;

import io.repstream.common.ftms.capability.TargetSetting;
import java.util.List;

/**
 * A value that a machine is to reach, as a client sets it and as the machine reports it back.
 * Values are rounded to the resolution of the wire; equal targets have equal bytes. Constructors
 * throw IllegalArgumentException for values that the wire cannot carry.
 */
public sealed interface MachineTarget {

  /** What a machine must let a client set, to take this target. */
  default TargetSetting setting() {
    return TargetFormat.of(this).setting();
  }

  /** One number, in the unit of its field. */
  record Single(TargetField field, double value) implements MachineTarget {
    public Single {
      value = field.format().rounded(0, value);
    }
  }

  /**
   * Seconds to spend in each heart rate zone, from the lightest zone to the hardest.
   *
   * @param seconds of two zones (fat burn, fitness), three (light, moderate, hard) or five (very
   *     light, light, moderate, hard, maximum)
   */
  record HeartRateZoneTimes(List<Integer> seconds) implements MachineTarget {
    public HeartRateZoneTimes {
      seconds = List.copyOf(seconds);
      TargetFormat format = TargetFormat.ofZones(seconds.size());
      for (int zone = 0; zone < seconds.size(); zone++) {
        format.rounded(zone, seconds.get(zone));
      }
    }
  }

  /**
   * The road that a bike imitates.
   *
   * @param windMetersPerSecond head wind positive, tail wind negative
   * @param gradePercent uphill positive
   * @param rollingResistance coefficient, without unit
   * @param windResistanceKilogramsPerMeter coefficient times frontal area times air density
   */
  record BikeSimulation(
      double windMetersPerSecond,
      double gradePercent,
      double rollingResistance,
      double windResistanceKilogramsPerMeter)
      implements MachineTarget {
    public BikeSimulation {
      windMetersPerSecond = TargetFormat.BIKE_SIMULATION.rounded(0, windMetersPerSecond);
      gradePercent = TargetFormat.BIKE_SIMULATION.rounded(1, gradePercent);
      rollingResistance = TargetFormat.BIKE_SIMULATION.rounded(2, rollingResistance);
      windResistanceKilogramsPerMeter =
          TargetFormat.BIKE_SIMULATION.rounded(3, windResistanceKilogramsPerMeter);
    }
  }
}
