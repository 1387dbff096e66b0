package io.repstream.perf.conformance.gateway;

import io.repstream.common.id.MachineId;

/** What a check can bring about behind the gateway's back. Blocks. */
public interface Backstage {
  /** Gives the machine a command. */
  void giveCommand(MachineId machineId);

  /** Lets the gateway go away; returns once it has begun. */
  void letGoAway();
}
