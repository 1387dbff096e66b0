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
 * @param haste whether somebody waits to see them
 */
public record MachineRun(
    MachineId machineId,
    GymId gymId,
    BootId bootId,
    long ownerEpoch,
    long skewMs,
    long receivedAtMs,
    SampleBlock block,
    Haste haste) {
  /** How soon samples are to show. */
  public enum Haste {
    /** At once: this is what the machine does now. */
    LIVE,
    /** After what is live: a connection that only drains an earlier boot brought them. */
    BACKFILL
  }

  /** What a machine does now. */
  public MachineRun(
      MachineId machineId,
      GymId gymId,
      BootId bootId,
      long ownerEpoch,
      long skewMs,
      long receivedAtMs,
      SampleBlock block) {
    this(machineId, gymId, bootId, ownerEpoch, skewMs, receivedAtMs, block, Haste.LIVE);
  }

  /** The same with other samples. */
  public MachineRun with(SampleBlock other) {
    return new MachineRun(machineId, gymId, bootId, ownerEpoch, skewMs, receivedAtMs, other, haste);
  }

  /** The same with another haste. */
  public MachineRun with(Haste other) {
    return new MachineRun(machineId, gymId, bootId, ownerEpoch, skewMs, receivedAtMs, block, other);
  }
}
