package io.repstream.perf.fault;

import java.time.Duration;

/** What happens to bytes that go one way. */
public sealed interface Fault {
  /** Nothing: they pass. */
  record None() implements Fault {}

  /** They arrive later, in order. */
  record Delay(Duration by) implements Fault {
    public Delay {
      if (by.isNegative()) {
        throw new IllegalArgumentException("nothing arrives before it was sent");
      }
    }
  }

  /** They arrive no faster than this; what does not fit is not read. */
  record Bandwidth(long bytesPerSecond) implements Fault {
    public Bandwidth {
      if (bytesPerSecond < 1) {
        throw new IllegalArgumentException("a line without any bandwidth is a blackhole");
      }
    }
  }

  /** They arrive in pieces of at most so many bytes, each in a segment of its own. */
  record Slice(int bytes) implements Fault {
    public Slice {
      if (bytes < 1) {
        throw new IllegalArgumentException("a piece has a byte");
      }
    }
  }

  /**
   * They are swallowed, and so are the ends of connections: the far side hears nothing, as when a
   * cable is cut. What was swallowed stays lost, so a connection is of no use afterwards.
   */
  record Blackhole() implements Fault {}

  /** The next bytes end the connection with a reset on both sides. */
  record Reset() implements Fault {}

  /**
   * Some bits are turned over.
   *
   * @param bytesPerFlip a bit in so many bytes, on the average
   */
  record Corrupt(int bytesPerFlip, long seed) implements Fault {
    public Corrupt {
      if (bytesPerFlip < 1) {
        throw new IllegalArgumentException("at most one bit per byte is turned over");
      }
    }
  }
}
