package io.repstream.gateway.handler;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.gateway.session.Input;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** All open connections, in whatever state. Safe for all threads. */
public final class Connections {
  private final Set<SessionHandler> open = ConcurrentHashMap.newKeySet();

  void opened(SessionHandler connection) {
    open.add(connection);
  }

  void closed(SessionHandler connection) {
    open.remove(connection);
    if (open.isEmpty()) {
      synchronized (this) {
        notifyAll();
      }
    }
  }

  /**
   * Waits until all are closed.
   *
   * @return false where the limit came first
   * @throws InterruptedException when interrupted while waiting
   */
  public boolean awaitNone(Duration limit, MonotonicClock clock) throws InterruptedException {
    long until = clock.nanos() + limit.toNanos();
    synchronized (this) {
      for (long left = limit.toNanos(); !open.isEmpty(); left = until - clock.nanos()) {
        if (left <= 0) {
          return false;
        }
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    }
  }

  /** Tells every connection something, each with an input of its own. */
  public void tellAll(Supplier<Input> input) {
    open.forEach(connection -> connection.tell(input.get()));
  }

  /** Lets every connection look whether it may still read. */
  public void fullnessChanged() {
    open.forEach(SessionHandler::heedFullness);
  }

  public int count() {
    return open.size();
  }
}
