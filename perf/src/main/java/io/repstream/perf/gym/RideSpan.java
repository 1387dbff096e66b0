package io.repstream.perf.gym;

import io.repstream.common.id.BootId;
import io.repstream.perf.ride.RideTotals;
import java.time.Duration;
import java.time.Instant;

/**
 * A finished ride as its machine sent it.
 *
 * @param startedAt time of the first sample, by the machine's clock
 * @param endedAt time of the last one
 * @param firstSeq its number
 * @param lastSeq that of the last one
 * @param sampleCount FTMS samples among them
 * @param totals the truth
 */
public record RideSpan(
    BootId bootId,
    Instant startedAt,
    Instant endedAt,
    long firstSeq,
    long lastSeq,
    int sampleCount,
    RideTotals totals) {
  /** From begin to end, pauses included. */
  public Duration duration() {
    return Duration.between(startedAt, endedAt);
  }
}
