package io.repstream.api.ingest.apply;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;

/**
 * A machine with a workout that goes on in the store although its time has passed.
 *
 * @param gymId where it stood
 */
public record OverdueMachine(MachineId machineId, GymId gymId) {}
