package io.repstream.common.workout;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.strength.Calibration;

/**
 * How one machine's samples are read.
 *
 * @param profile of its packets
 * @param calibration of its loads
 */
public record MachineReading(DecoderProfile profile, Calibration calibration) {
  private static final MachineReading STANDARD =
      new MachineReading(DecoderProfile.standard(), Calibration.standard());

  /** Of a machine of which nobody has said anything. */
  public static MachineReading standard() {
    return STANDARD;
  }
}
