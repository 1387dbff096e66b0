package io.repstream.api.ingest.work;

import io.repstream.common.clock.MonotonicClock;
import java.time.Duration;

/** Tells when something is due that happens every so often. For one thread. */
final class Pace {
  private final MonotonicClock clock;
  private final Duration every;
  private long lastNanos;

  Pace(MonotonicClock clock, Duration every) {
    this.clock = clock;
    this.every = every;
    makeDue();
  }

  /** Whether it is due, in which case it counts as done. */
  boolean isDue() {
    if (clock.since(lastNanos).compareTo(every) < 0) {
      return false;
    }
    lastNanos = clock.nanos();
    return true;
  }

  /** Does not wait for its time. */
  void makeDue() {
    lastNanos = clock.nanos() - every.toNanos();
  }
}
