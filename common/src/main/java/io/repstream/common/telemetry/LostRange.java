package io.repstream.common.telemetry;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Samples that a machine declares lost, in a sample of kind 08.
 *
 * @param fromSeq first
 * @param throughSeq last
 * @param cause why
 */
public record LostRange(long fromSeq, long throughSeq, Cause cause) {
  private static final int BYTES = 2 * Long.BYTES + 1;

  /** Why samples are lost. */
  public enum Cause {
    /** The machine's ring was full before they were acked. */
    RING_OVERRUN,
    /** They were acked, and the mark that says so is lost. */
    MARK_LOST,
    /** Something else. */
    OTHER
  }

  /** Reads a payload {@code fromSeq u64, throughSeq u64, cause u8}; empty where it is none. */
  public static Optional<LostRange> parse(byte[] payload) {
    if (payload.length < BYTES) {
      return Optional.empty();
    }
    ByteBuffer in = ByteBuffer.wrap(payload);
    long fromSeq = in.getLong();
    long throughSeq = in.getLong();
    Cause cause =
        switch (in.get()) {
          case 1 -> Cause.RING_OVERRUN;
          case 2 -> Cause.MARK_LOST;
          default -> Cause.OTHER;
        };
    return fromSeq < 1 || throughSeq < fromSeq
        ? Optional.empty()
        : Optional.of(new LostRange(fromSeq, throughSeq, cause));
  }
}
