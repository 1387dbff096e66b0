package io.repstream.api.ingest.track;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;
import io.repstream.common.workout.MachineReading;

/** How the samples of machines are read. Safe for all threads; calls may block. */
public interface MachineReadings {
  /** What is in force for a machine. */
  MachineReading of(MachineId machineId);

  /** A machine's packets teach another profile. */
  void learned(MachineId machineId, DecoderProfile profile);
}
