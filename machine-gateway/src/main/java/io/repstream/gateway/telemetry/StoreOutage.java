package io.repstream.gateway.telemetry;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How writers behave while the store fails: one of them tries again, after waits that grow to five
 * seconds with full jitter; the others wait for its success. Safe for all threads.
 */
final class StoreOutage {
  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final long SHORTEST_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int LARGEST_SHIFT = 16;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final RandomGenerator random;
  private @Nullable Object prober;
  private int failures;
  private boolean hurried;

  StoreOutage(RandomGenerator random) {
    this.random = random;
  }

  /**
   * Waits, after a failure, until the writer may try again.
   *
   * @throws InterruptedException when interrupted while waiting
   */
  void awaitTurn(Object writer) throws InterruptedException {
    lock.lock();
    try {
      if (prober == null) {
        prober = writer;
        failures = 0;
      }
      long nanos = prober == writer ? jitteredNanos(failures++) : longestNanos();
      Object waitedFor = prober;
      boolean inHurry = hurried;
      while (nanos > 0 && prober == waitedFor && hurried == inHurry) {
        nanos = changed.awaitNanos(nanos);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The writer has stored something, or has nothing left to try with. */
  void over(Object writer) {
    lock.lock();
    try {
      if (prober == writer) {
        prober = null;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits long any more: the gateway stops. */
  void hurry() {
    lock.lock();
    try {
      hurried = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private long jitteredNanos(int earlierFailures) {
    long grown = FIRST_WAIT.toNanos() << Math.min(earlierFailures, LARGEST_SHIFT);
    return SHORTEST_NANOS + random.nextLong(Math.min(grown, longestNanos()));
  }

  private long longestNanos() {
    return (hurried ? FIRST_WAIT : LONGEST_WAIT).toNanos();
  }
}
