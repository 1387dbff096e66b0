package io.repstream.api.calibration;

import io.repstream.common.id.MachineId;
import io.repstream.common.strength.Calibration;

/** Where calibrations are kept. Safe for all threads; calls may block. */
public interface CalibrationStore {
  /** The calibration of a machine; the standard one where nobody calibrated it. */
  Calibration of(MachineId machineId);

  /**
   * Replaces a calibration by its next version.
   *
   * @return false where the version before it is not the one that is in force
   */
  boolean replace(MachineId machineId, Calibration next);
}
