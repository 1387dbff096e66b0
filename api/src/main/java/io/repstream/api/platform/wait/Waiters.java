package io.repstream.api.platform.wait;

import io.repstream.common.clock.MonotonicClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Requests of this process that wait for something to change. They wake by a hint, and look for
 * themselves once a second in case it was lost. Safe for all threads.
 *
 * @param <I> the id of what is waited for
 */
public class Waiters<I> {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Requests about more things than this are answered at once. */
  private static final int MOST_THINGS = 1_000;

  private final MonotonicClock clock = MonotonicClock.system();
  private final Map<I, Set<Semaphore>> waiting = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * Waits until something is as wanted; on a virtual thread.
   *
   * @param read the thing as it is now
   * @return the thing at the end of the wait, wanted or not
   */
  public <T> Optional<T> await(
      I id, Supplier<Optional<T>> read, Predicate<T> wanted, Duration atMost) {
    Semaphore change = new Semaphore(0);
    enter(id, change);
    try {
      long from = clock.nanos();
      while (true) {
        change.drainPermits();
        Optional<T> now = read.get();
        Duration left = atMost.minus(clock.since(from));
        boolean done = now.isEmpty() || wanted.test(now.get()) || !left.isPositive();
        if (done || mustNotWait() || !paused(change, left)) {
          return now;
        }
      }
    } finally {
      leave(id, change);
    }
  }

  /** It has changed. */
  public void wake(I id) {
    waiting.getOrDefault(id, Set.of()).forEach(Semaphore::release);
  }

  /** Nobody waits any more: the process stops. */
  public void stop() {
    stopping = true;
    waiting.keySet().forEach(this::wake);
  }

  private boolean mustNotWait() {
    return stopping || waiting.size() > MOST_THINGS;
  }

  private void enter(I id, Semaphore change) {
    waiting.compute(
        id,
        (_, others) -> {
          Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(change);
          return all;
        });
  }

  private void leave(I id, Semaphore change) {
    waiting.computeIfPresent(
        id,
        (_, all) -> {
          all.remove(change);
          return all.isEmpty() ? null : all;
        });
  }

  private static boolean paused(Semaphore change, Duration left) {
    try {
      Duration pause = left.compareTo(LOOK_EVERY) < 0 ? left : LOOK_EVERY;
      boolean _ = change.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
