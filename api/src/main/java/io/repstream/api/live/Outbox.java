package io.repstream.api.live;

import io.repstream.api.live.topic.LiveTopic;
import io.repstream.api.live.topic.TopicDelta;
import io.repstream.api.live.topic.TopicState;
import io.repstream.api.live.topic.TopicSubscriber;
import io.repstream.api.live.topic.TopicText;
import io.repstream.common.clock.MonotonicClock;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What one subscriber has still to be sent. For each topic it holds the latest state of the items
 * that changed since the last send, never a queue of deltas: its size is bounded by the topic's,
 * and a slow subscriber skips states instead of falling behind. Safe for all threads; one thread
 * takes.
 */
final class Outbox implements TopicSubscriber {
  private static final int MOST_NOTES = 32;

  private final MonotonicClock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Queue<String> notes = new ArrayDeque<>();
  private final Map<LiveTopic, Pending> pending = new LinkedHashMap<>();
  private boolean closed;

  Outbox(MonotonicClock clock) {
    this.clock = clock;
  }

  /** Unsent states of one topic. */
  private static final class Pending {
    @Nullable TopicState snapshot;
    @Nullable TopicDelta single;
    final Map<String, String> items = new LinkedHashMap<>();
    long previousVersion;
    long version;
  }

  @Override
  public void snapshot(LiveTopic topic, TopicState state) {
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
  public void delta(LiveTopic topic, TopicDelta delta) {
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
  void forget(LiveTopic topic) {
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
    Map.Entry<LiveTopic, Pending> entry = first.next();
    first.remove();
    return text(entry.getKey(), entry.getValue());
  }

  private static String text(LiveTopic topic, Pending waiting) {
    if (waiting.snapshot != null) {
      return TopicText.snapshot(topic, waiting.snapshot);
    }
    if (waiting.single != null) {
      return waiting.single.text();
    }
    return TopicText.delta(topic, waiting.previousVersion, waiting.version, waiting.items);
  }

  private static void merge(Pending waiting, TopicDelta delta) {
    TopicState snapshot = waiting.snapshot;
    if (snapshot != null) {
      Map<String, String> items = new LinkedHashMap<>(snapshot.items());
      items.putAll(delta.items());
      waiting.snapshot = new TopicState(delta.version(), items);
      return;
    }
    boolean first = waiting.version == 0;
    waiting.previousVersion = first ? delta.previousVersion() : waiting.previousVersion;
    waiting.version = delta.version();
    waiting.single = first ? delta : null;
    waiting.items.putAll(delta.items());
  }
}
