package io.repstream.api.floor;

import io.repstream.common.id.MachineId;
import java.util.Map;

/**
 * A gym's machines as they are now.
 *
 * @param machines by id; a machine that is missing never connected
 */
public record Floor(Map<MachineId, MachineStatus> machines) {
  public Floor {
    machines = Map.copyOf(machines);
  }

  /** The status of one machine. */
  public MachineStatus of(MachineId id) {
    MachineStatus status = machines.get(id);
    return status == null ? MachineStatus.neverConnected() : status;
  }
}
