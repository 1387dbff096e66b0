package io.repstream.api.live;

import io.repstream.common.clock.MonotonicClock;
import java.time.Duration;

/** How many messages a client may send: a bucket of 40, filled at 4 a second. For one thread. */
final class MessageAllowance {
  private static final int BURST = 40;
  private static final long NANOS_EACH = Duration.ofMillis(250).toNanos();

  private final MonotonicClock clock;
  private long fullAtNanos;

  MessageAllowance(MonotonicClock clock) {
    this.clock = clock;
    this.fullAtNanos = clock.nanos();
  }

  /** Takes one; false where none is left. */
  boolean takeOne() {
    long now = clock.nanos();
    long from = fullAtNanos - now > 0 ? fullAtNanos : now;
    if (from + NANOS_EACH - now > BURST * NANOS_EACH) {
      return false;
    }
    fullAtNanos = from + NANOS_EACH;
    return true;
  }
}
