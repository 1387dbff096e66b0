package io.repstream.perf.gym;

import io.repstream.common.clock.MonotonicClock;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers whether the API answers, tells it once, and says when to try again: after 1 s, then
 * twice as long each time up to 30 s. Safe for all threads.
 */
final class ApiWatch {
  private static final Logger LOG = LoggerFactory.getLogger(ApiWatch.class);
  private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  private final MonotonicClock clock;
  private Duration delay = Duration.ZERO;
  private long failedAtNanos;

  ApiWatch(MonotonicClock clock) {
    this.clock = clock;
  }

  /** Whether a call makes sense now. */
  synchronized boolean isWorthATry() {
    return clock.since(failedAtNanos).compareTo(delay) >= 0 || delay.isZero();
  }

  synchronized void failed(IOException cause) {
    if (delay.isZero()) {
      LOG.warn("API away ({}); members wait, others go on training", cause.toString());
      delay = FIRST_DELAY;
    } else {
      Duration doubled = delay.multipliedBy(2);
      delay = doubled.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : doubled;
    }
    failedAtNanos = clock.nanos();
  }

  synchronized void answered() {
    if (!delay.isZero()) {
      LOG.info("API is back");
      delay = Duration.ZERO;
    }
  }
}
