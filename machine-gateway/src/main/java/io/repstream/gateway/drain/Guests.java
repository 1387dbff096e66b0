package io.repstream.gateway.drain;

import io.repstream.common.clock.MonotonicClock;
import java.time.Duration;
import java.util.Collection;

/** All connections of the gateway. Safe for all threads. */
public interface Guests {
  /** Who is there now, in no order. */
  Collection<? extends Guest> all();

  /**
   * Waits until nobody is there.
   *
   * @return false where the limit came first
   * @throws InterruptedException when interrupted while waiting
   */
  boolean awaitNone(Duration limit, MonotonicClock clock) throws InterruptedException;
}
