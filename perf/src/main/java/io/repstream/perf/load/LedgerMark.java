package io.repstream.perf.load;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import java.time.Instant;

/**
 * A machine was told up to where its samples are stored.
 *
 * @param told by which frame
 * @param at when, by the fleet's clock
 */
record LedgerMark(MachineId machineId, BootId bootId, long durableThroughSeq, Told told, Instant at)
    implements LedgerLine {
  /** The frames that tell it. */
  enum Told {
    WELCOME,
    ACK
  }

  @Override
  public void appendTo(StringBuilder lines) {
    lines.append("{\"machineId\":\"").append(machineId);
    lines.append("\",\"bootId\":\"").append(bootId);
    lines.append("\",\"mark\":").append(durableThroughSeq);
    lines.append(",\"told\":\"").append(told);
    lines.append("\",\"at\":\"").append(at).append("\"}\n");
  }
}
