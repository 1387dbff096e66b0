package io.repstream.gateway.command;

import io.repstream.common.redis.CommandEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * What became of commands and is not told yet, in order. While the store is away it is kept, up to
 * a bound; what does not fit is refused, and its command is asked of the machine again. Safe for
 * all threads; nothing blocks.
 */
final class CommandJournal {
  private static final int MOST_WAITING = 10_000;

  /** Steps on the way are let go first, so that results still find room. */
  private static final int MOST_STEPS_WAITING = MOST_WAITING / 2;

  private static final int BATCH = 200;
  private static final long RETRY_MS = 500;

  private final CommandQueue queue;
  private final ScheduledExecutorService timer;
  private final Consumer<CommandEvent> told;
  private final Deque<CommandEvent> waiting = new ArrayDeque<>();
  private boolean underWay;

  /**
   * @param timer for short work only
   * @param told hears of each event once it is stored
   */
  CommandJournal(CommandQueue queue, ScheduledExecutorService timer, Consumer<CommandEvent> told) {
    this.queue = queue;
    this.timer = timer;
    this.told = told;
  }

  /**
   * Takes an event over.
   *
   * @return false where there is no room for it
   */
  boolean add(CommandEvent event) {
    synchronized (this) {
      if (waiting.size() >= (event.isLast() ? MOST_WAITING : MOST_STEPS_WAITING)) {
        return false;
      }
      waiting.add(event);
    }
    tellNext();
    return true;
  }

  /** How many events wait. */
  synchronized int size() {
    return waiting.size();
  }

  private void tellNext() {
    List<CommandEvent> batch;
    synchronized (this) {
      if (underWay || waiting.isEmpty()) {
        return;
      }
      underWay = true;
      batch = waiting.stream().limit(BATCH).toList();
    }
    queue.tell(batch, stored -> answered(batch, stored));
  }

  private void answered(List<CommandEvent> batch, boolean stored) {
    synchronized (this) {
      underWay = false;
      if (stored) {
        batch.forEach(_ -> waiting.remove());
      }
    }
    if (stored) {
      batch.forEach(told);
      tellNext();
    } else {
      tellLater();
    }
  }

  private void tellLater() {
    try {
      var _ = timer.schedule(this::tellNext, RETRY_MS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException stopped) {
      // The gateway has ended; the next owner asks the machine again.
    }
  }
}
