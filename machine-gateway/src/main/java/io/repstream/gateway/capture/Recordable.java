package io.repstream.gateway.capture;

import io.repstream.common.id.MachineId;

/** A connection whose frames can be kept. Safe for all threads. */
public interface Recordable {
  MachineId machineId();

  /** From now on shows all frames of the connection to the recording, until that is over. */
  void record(Recording recording);
}
