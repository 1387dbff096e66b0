package io.repstream.api.machine;

import io.repstream.common.id.MachineId;

/** The copy of all credentials that gateways read. Safe for all threads. */
public interface CredentialProjection {
  /**
   * Shows a machine's credential to the gateways. Where that fails, the next reconciliation does
   * it: MongoDB holds the truth.
   */
  void project(Machine machine);

  /** Makes the machine's gateway look again at what it may do; a lost hint costs seconds. */
  void wakeGatewayOf(MachineId machineId);

  /** Lets a machine connect again whose id two boots had fought for. */
  void liftQuarantine(MachineId machineId);
}
