package io.repstream.common.workout;

import io.repstream.common.id.BootId;
import io.repstream.common.telemetry.Sample;

/**
 * A sample on the gateway's time scale.
 *
 * @param bootId of which boot
 * @param seq its number in the boot, from 1
 * @param timeMs sample time: machine time minus the skew of the boot, epoch milliseconds
 * @param kindCode the byte of {@code SampleKind}
 * @param payload the bytes as sent; owned by the sample and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // on the hot path; the owner rule above stands for a copy
public record TimedSample(BootId bootId, long seq, long timeMs, int kindCode, byte[] payload) {
  public TimedSample {
    if (seq < 1) {
      throw new IllegalArgumentException("seq starts at 1");
    }
  }

  /**
   * Puts a machine's sample on the gateway's time scale.
   *
   * @param skewMs machine clock minus gateway clock
   */
  public static TimedSample of(BootId bootId, Sample sample, long skewMs) {
    return new TimedSample(
        bootId, sample.seq(), sample.machineTimeMs() - skewMs, sample.kindCode(), sample.payload());
  }
}
