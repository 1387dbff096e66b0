package io.repstream.perf.machine;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;

/** What provisioning gave a machine: who it is and how it proves it. */
public record MachineCredentials(MachineId machineId, MachineKey key, MachineType type) {}
