package io.repstream.gateway.ops;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Changes of log levels while the gateway runs, each for a time only: then the level is what it was
 * before. Only our own loggers; those of libraries might show what they handle. Safe for all
 * threads.
 */
public final class LogLevels {
  private static final String OURS = "io.repstream";
  private static final int MOST_CHANGES = 16;

  private final LoggerContext context;
  private final ScheduledExecutorService timer;
  private final Map<String, Change> changes = new TreeMap<>();

  private record Change(@Nullable Level before, Future<?> end) {}

  /** What became of a wish. */
  public enum Outcome {
    CHANGED,
    /** The logger is none of ours. */
    FOREIGN,
    /** There are as many changes as there may be. */
    TOO_MANY
  }

  /**
   * @param timer for short work only
   */
  public LogLevels(LoggerContext context, ScheduledExecutorService timer) {
    this.context = context;
    this.timer = timer;
  }

  /** Changes the level of a logger and all below it; a later change replaces an earlier one. */
  public synchronized Outcome change(String name, Level level, Duration time) {
    if (!name.equals(OURS) && !name.startsWith(OURS + ".")) {
      return Outcome.FOREIGN;
    }
    Change earlier = changes.get(name);
    if (earlier == null && changes.size() >= MOST_CHANGES) {
      return Outcome.TOO_MANY;
    }
    Logger logger = context.getLogger(name);
    Level before = earlier == null ? logger.getLevel() : earlier.before();
    if (earlier != null) {
      earlier.end().cancel(false);
    }
    logger.setLevel(level);
    Future<?> end = timer.schedule(() -> restore(name), time.toMillis(), TimeUnit.MILLISECONDS);
    changes.put(name, new Change(before, end));
    return Outcome.CHANGED;
  }

  private synchronized void restore(String name) {
    Change change = changes.remove(name);
    if (change != null) {
      change.end().cancel(false);
      context.getLogger(name).setLevel(change.before());
    }
  }

  /** Takes all changes back. */
  public synchronized void restoreAll() {
    List.copyOf(changes.keySet()).forEach(this::restore);
  }

  /** The changed loggers and their levels now. */
  public synchronized Map<String, String> changed() {
    Map<String, String> now = new TreeMap<>();
    changes
        .keySet()
        .forEach(name -> now.put(name, String.valueOf(context.getLogger(name).getLevel())));
    return now;
  }
}
