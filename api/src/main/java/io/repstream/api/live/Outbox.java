package io.repstream.api.live;

import io.repstream.common.clock.MonotonicClock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber has still to be sent. For each topic it holds the latest state of the
 * machines that changed since the last send, never a queue of deltas: its size is bounded by the
 * floor's, and a slow subscriber skips states instead of falling behind. Safe for all threads; one
 * thread takes.
 */
final class Outbox implements FloorSubscriber {
  private static final int MOST_NOTES = 32;

  private final MonotonicClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Queue<String> notes = new ArrayDeque<>();
  private final Map<FloorTopic, Pending> pending = new LinkedHashMap<>();
  private boolean closed;

  Outbox(MonotonicClock clock) {
    this.clock = clock;
  }

  /** Unsent states of one topic. */
  private static final class Pending {
    @Nullable FloorState snapshot;
    @Nullable FloorDelta single;
    final Map<String, String> machines = new HashMap<>();
    long previousVersion;
    long version;
  }

  @Override
  public void snapshot(FloorTopic topic, FloorState state) {
    lock.lock();
    try {
      Pending whole = new Pending();
      whole.snapshot = state;
      pending.put(topic, whole);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void delta(FloorTopic topic, FloorDelta delta) {
    lock.lock();
    try {
      merge(pending.computeIfAbsent(topic, _ -> new Pending()), delta);
      filled.signal();
    } finally {
      lock.unlock();
    }
  }

  /** Adds a message of its own, such as an error; false where too many wait already. */
  boolean note(String text) {
    lock.lock();
    try {
      if (notes.size() >= MOST_NOTES) {
        return false;
      }
      notes.add(text);
      filled.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Drops what waits for a topic that is no longer wanted. */
  void forget(FloorTopic topic) {
    lock.lock();
    try {
      pending.remove(topic);
    } finally {
      lock.unlock();
    }
  }

  /** Lets {@link #take} end. */
  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether {@link #close} was called. */
  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits for the next message.
   *
   * @param untilNanos when to give up, by the monotonic clock
   * @return null where there is none by then, or it was closed
   */
  @Nullable String take(long untilNanos) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && notes.isEmpty() && pending.isEmpty()) {
        long left = untilNanos - clock.nanos();
        if (left <= 0) {
          return null;
        }
        filled.await(left, TimeUnit.NANOSECONDS);
      }
      return closed ? null : next();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable String next() {
    String note = notes.poll();
    if (note != null) {
      return note;
    }
    var first = pending.entrySet().iterator();
    Map.Entry<FloorTopic, Pending> entry = first.next();
    first.remove();
    return text(entry.getKey(), entry.getValue());
  }

  private static String text(FloorTopic topic, Pending waiting) {
    if (waiting.snapshot != null) {
      return LiveText.snapshot(topic.toString(), waiting.snapshot);
    }
    if (waiting.single != null) {
      return waiting.single.text();
    }
    return LiveText.delta(
        topic.toString(), waiting.previousVersion, waiting.version, waiting.machines.values());
  }

  private static void merge(Pending waiting, FloorDelta delta) {
    FloorState snapshot = waiting.snapshot;
    if (snapshot != null) {
      Map<String, String> machines = new LinkedHashMap<>(snapshot.machines());
      machines.putAll(delta.machines());
      waiting.snapshot = new FloorState(delta.version(), machines);
      return;
    }
    boolean first = waiting.version == 0;
    waiting.previousVersion = first ? delta.previousVersion() : waiting.previousVersion;
    waiting.version = delta.version();
    waiting.single = first ? delta : null;
    waiting.machines.putAll(delta.machines());
  }
}
