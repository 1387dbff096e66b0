package io.repstream.api.job.work;

import io.repstream.common.clock.WallClock;
import java.time.Duration;
import java.time.Instant;

/** A clock that a test moves. */
final class SettableClock implements WallClock {
  private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  void advance(Duration by) {
    now = now.plus(by);
  }
}
