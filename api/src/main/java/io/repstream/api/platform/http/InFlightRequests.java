package io.repstream.api.platform.http;

import io.repstream.common.clock.MonotonicClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts requests under way, so that a stop can wait for them. Safe for all threads. */
@ApplicationScoped
public class InFlightRequests {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition idle = lock.newCondition();
  private final MonotonicClock clock = MonotonicClock.system();
  private int count;

  /** A request begins. */
  public void enter() {
    lock.lock();
    try {
      count++;
    } finally {
      lock.unlock();
    }
  }

  /** A request has been answered. */
  public void leave() {
    lock.lock();
    try {
      count--;
      if (count == 0) {
        idle.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** How many are under way now. */
  public int count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until none is under way.
   *
   * @return how many are left after the longest wait
   */
  public int awaitIdle(Duration longest) throws InterruptedException {
    long start = clock.nanos();
    lock.lock();
    try {
      while (count > 0) {
        Duration left = longest.minus(clock.since(start));
        if (left.isNegative() || left.isZero()) {
          return count;
        }
        idle.await(left.toNanos(), TimeUnit.NANOSECONDS);
      }
      return 0;
    } finally {
      lock.unlock();
    }
  }
}
