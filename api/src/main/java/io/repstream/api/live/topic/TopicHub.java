package io.repstream.api.live.topic;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches one topic for all its subscribers on this node. Hints are gathered for a moment, then the
 * topic is read once and its changes are told to everybody; without hints it is read every few
 * seconds, since a lost gateway or a lost hint announces nothing. One virtual thread.
 */
final class TopicHub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicHub.class);
  private static final Duration GATHER = Duration.ofMillis(20);

  private final LiveTopic topic;
  private final TopicSource source;
  private final Set<TopicSubscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger arriving = new AtomicInteger();
  private final Semaphore hints = new Semaphore(0);
  private final Thread worker;
  private TopicState state = TopicState.EMPTY;

  TopicHub(LiveTopic topic, TopicSource source) {
    this.topic = topic;
    this.source = source;
    this.worker = Thread.ofVirtual().name("hub-" + topic).unstarted(this::run);
  }

  /** Begins to watch. */
  void start() {
    worker.start();
  }

  /** Notes that the topic may have changed. Never blocks. */
  void hint() {
    if (hints.availablePermits() == 0) {
      hints.release();
    }
  }

  /** Announces a {@link #subscribe} to come, so that the hub is not given up meanwhile. */
  void expectSubscriber() {
    arriving.incrementAndGet();
  }

  /** Adds an expected subscriber; it gets a snapshot, then every change after it. May block. */
  void subscribe(TopicSubscriber subscriber) {
    try {
      synchronized (this) {
        if (state.version() == 0) {
          state = new TopicState(1, source.items(topic));
        }
        subscriber.snapshot(topic, state);
        subscribers.add(subscriber);
      }
    } finally {
      arriving.decrementAndGet();
    }
    hint();
  }

  /** Removes a subscriber. */
  void unsubscribe(TopicSubscriber subscriber) {
    subscribers.remove(subscriber);
  }

  boolean isUnused() {
    return subscribers.isEmpty() && arriving.get() == 0;
  }

  @Override
  public void close() {
    worker.interrupt();
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        if (hints.tryAcquire(topic.longestSilence().toNanos(), TimeUnit.NANOSECONDS)) {
          Thread.sleep(GATHER);
          hints.drainPermits();
        }
        refresh();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void refresh() {
    try {
      publish(source.items(topic));
    } catch (RuntimeException away) {
      // The topic is shown as last read; the next hint or the next silence tries again.
      LOG.warn("{} cannot be read now: {}", topic, away.toString());
    }
  }

  private synchronized void publish(Map<String, String> items) {
    Map<String, String> changes = state.changesTo(items);
    boolean shrunk = items.size() < state.items().size();
    if (changes.isEmpty() && !shrunk) {
      return;
    }
    TopicDelta delta = TopicDelta.of(topic, state, changes);
    state = new TopicState(delta.version(), items);
    for (TopicSubscriber subscriber : subscribers) {
      if (shrunk) {
        subscriber.snapshot(topic, state);
      } else {
        subscriber.delta(topic, delta);
      }
    }
  }
}
