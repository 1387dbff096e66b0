package io.repstream.common.telemetry;

/**
 * One sample of a machine.
 *
 * @param seq its number in its boot, from 1
 * @param machineTimeMs when, by the machine's own clock
 * @param kindCode the byte of {@link SampleKind}; codes of later versions are kept as they are
 * @param payload the bytes as sent; owned by the sample and not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // on the hot path; the owner rule above stands for a copy
public record Sample(long seq, long machineTimeMs, int kindCode, byte[] payload) {
  public Sample {
    if (seq < 1) {
      throw new IllegalArgumentException("seq starts at 1");
    }
    if (kindCode < 0 || kindCode > 0xFF) {
      throw new IllegalArgumentException("kind is one byte");
    }
  }
}
