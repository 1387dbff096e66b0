package io.repstream.common.clock;

import java.time.Instant;
import java.time.InstantSource;

/**
 * The time of day. It may step; durations come from {@link MonotonicClock}. Safe for all threads.
 */
@FunctionalInterface
public interface WallClock extends InstantSource {
  /** The operating system's clock. */
  static WallClock system() {
    return Instant::now;
  }
}
