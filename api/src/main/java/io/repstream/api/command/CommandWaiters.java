package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.CommandId;
import jakarta.enterprise.context.ApplicationScoped;
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
 * Requests of this process that wait for a command to change. They wake by a hint, and look for
 * themselves once a second in case it was lost. Safe for all threads.
 */
@ApplicationScoped
public class CommandWaiters {
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

  /** Requests about more commands than this are answered at once. */
  private static final int MOST_COMMANDS = 1_000;

  private final MonotonicClock clock = MonotonicClock.system();
  private final Map<CommandId, Set<Semaphore>> waiting = new ConcurrentHashMap<>();
  private volatile boolean stopping;

  /**
   * Waits until a command is as wanted; on a virtual thread.
   *
   * @param read the command as it is now
   * @return the command at the end of the wait, wanted or not
   */
  public Optional<Command> await(
      CommandId id, Supplier<Optional<Command>> read, Predicate<Command> wanted, Duration atMost) {
    Semaphore change = new Semaphore(0);
    enter(id, change);
    try {
      long from = clock.nanos();
      while (true) {
        change.drainPermits();
        Optional<Command> now = read.get();
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

  /** A command has changed. */
  public void wake(CommandId id) {
    waiting.getOrDefault(id, Set.of()).forEach(Semaphore::release);
  }

  /** Nobody waits any more: the process stops. */
  public void stop() {
    stopping = true;
    waiting.keySet().forEach(this::wake);
  }

  private boolean mustNotWait() {
    return stopping || waiting.size() > MOST_COMMANDS;
  }

  private void enter(CommandId id, Semaphore change) {
    waiting.compute(
        id,
        (_, others) -> {
          Set<Semaphore> all = others == null ? ConcurrentHashMap.newKeySet() : others;
          all.add(change);
          return all;
        });
  }

  private void leave(CommandId id, Semaphore change) {
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
