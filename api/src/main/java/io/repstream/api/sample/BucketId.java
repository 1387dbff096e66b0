package io.repstream.api.sample;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;

/**
 * The place of 256 neighbouring samples.
 *
 * @param machineId whose
 * @param bootId of which boot
 * @param number sequence number div 256
 */
public record BucketId(MachineId machineId, BootId bootId, long number) {
  /** Samples in a full bucket. */
  public static final int SIZE = 256;

  /** The bucket of a sample. */
  public static BucketId of(MachineId machineId, BootId bootId, long seq) {
    return new BucketId(machineId, bootId, numberOf(seq));
  }

  /** The number of a sample's bucket. */
  public static long numberOf(long seq) {
    return seq / SIZE;
  }

  /** As stored. */
  @Override
  public String toString() {
    return machineId + "/" + bootId + "/" + number;
  }
}
