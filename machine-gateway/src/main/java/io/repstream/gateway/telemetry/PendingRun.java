package io.repstream.gateway.telemetry;

import io.repstream.common.telemetry.MachineRun;

/**
 * Samples of one frame that wait for the store.
 *
 * @param generation of its lane when it was appended
 * @param appendedAtNanos monotonic
 */
record PendingRun(Lane lane, int generation, MachineRun run, long appendedAtNanos) {
  /** What it costs of the budget: its bytes and the objects around them, about. */
  private static final long OVERHEAD_BYTES = 160;

  long sizeBytes() {
    return OVERHEAD_BYTES + run.block().sizeBytes();
  }
}
