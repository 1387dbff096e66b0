package io.repstream.perf.machine;

import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleKind;
import java.nio.ByteBuffer;

/**
 * The samples of a boot that the machine no longer holds, told as a sample of kind 08 whose own
 * sequence number is the last one of the range.
 */
record LostRange(long fromSeq, long throughSeq, Cause cause) {
  private static final int PAYLOAD_BYTES = 8 + 8 + 1;

  /** Why they are gone. */
  enum Cause {
    /** The ring overran before the gateway could store them. */
    RING_OVERRUN(1),
    /** The gateway acked them earlier and now wants them again. */
    ACKED_EARLIER(2);

    private final int code;

    Cause(int code) {
      this.code = code;
    }
  }

  LostRange {
    if (fromSeq < 1 || throughSeq < fromSeq) {
      throw new IllegalArgumentException("not a range: " + fromSeq + " to " + throughSeq);
    }
  }

  Sample toSample(long machineTimeMs) {
    ByteBuffer payload = ByteBuffer.allocate(PAYLOAD_BYTES);
    payload.putLong(fromSeq).putLong(throughSeq).put((byte) cause.code);
    return new Sample(throughSeq, machineTimeMs, SampleKind.LOST_RANGE.code(), payload.array());
  }
}
