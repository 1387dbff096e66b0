package io.repstream.perf.conformance.talk;

import io.repstream.common.rmp.Decoded;

/** What came from the other end, and when (monotonic nanoseconds). */
public sealed interface Heard {
  long atNanos();

  /** A frame. */
  record Frame(Decoded decoded, long atNanos) implements Heard {}

  /** The connection has ended. */
  record End(long atNanos) implements Heard {}
}
