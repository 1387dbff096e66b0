package io.repstream.api.calibration;

import io.repstream.common.id.MachineId;

/** A machine has another calibration from now on. */
public record MachineCalibrated(MachineId machineId, int version) {}
