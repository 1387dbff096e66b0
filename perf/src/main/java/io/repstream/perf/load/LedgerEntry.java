package io.repstream.perf.load;

import io.repstream.common.id.BootId;
import io.repstream.common.id.MachineId;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What became of one sample.
 *
 * @param kindCode the byte of its kind
 * @param value its payload, not to be changed
 * @param sentAt when it first went out; null if it never did
 * @param ackedAt null while it was not acked
 */
@SuppressWarnings("ArrayRecordComponent") // one per sample under load; never compared
record LedgerEntry(
    MachineId machineId,
    BootId bootId,
    long seq,
    int kindCode,
    byte[] value,
    @Nullable Instant sentAt,
    @Nullable Instant ackedAt)
    implements LedgerLine {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  @Override
  public void appendTo(StringBuilder line) {
    line.append("{\"machineId\":\"").append(machineId);
    line.append("\",\"bootId\":\"").append(bootId);
    line.append("\",\"seq\":").append(seq);
    line.append(",\"kind\":").append(kindCode);
    line.append(",\"value\":\"").append(BASE64.encodeToString(value));
    line.append("\",\"sentAt\":");
    append(line, sentAt);
    line.append(",\"ackedAt\":");
    append(line, ackedAt);
    line.append("}\n");
  }

  private static void append(StringBuilder line, @Nullable Instant instant) {
    if (instant == null) {
      line.append("null");
    } else {
      line.append('"').append(instant).append('"');
    }
  }
}
