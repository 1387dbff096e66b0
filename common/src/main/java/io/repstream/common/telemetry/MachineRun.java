package io.repstream.common.telemetry;

import io.repstream.common.id.BootId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;

/**
 * A run of consecutive samples of one machine inside a stream entry.
 *
 * @param machineId whose
 * @param gymId where the machine stood when the gateway took the samples
 * @param bootId of which boot
 * @param ownerEpoch the fencing epoch of the connection that brought them; the earliest epoch of a
 *     boot rules its skew
 * @param skewMs machine clock minus gateway clock, measured at PROOF
 * @param receivedAtMs gateway clock at receipt, epoch milliseconds
 * @param block the samples
 */
public record MachineRun(
    MachineId machineId,
    GymId gymId,
    BootId bootId,
    long ownerEpoch,
    long skewMs,
    long receivedAtMs,
    SampleBlock block) {}
