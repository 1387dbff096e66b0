package io.repstream.api.live;

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
 * Watches one gym's floor for all its subscribers on this node. Hints are gathered for a moment,
 * then the floor is read once and its changes are told to everybody; without hints it is read every
 * few seconds, since a lost gateway or a lost hint announces nothing. One virtual thread.
 */
final class FloorHub implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(FloorHub.class);
  private static final Duration GATHER = Duration.ofMillis(20);
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(2);

  private final FloorTopic topic;
  private final FloorSource source;
  private final Set<FloorSubscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final AtomicInteger arriving = new AtomicInteger();
  private final Semaphore hints = new Semaphore(0);
  private final Thread worker;
  private FloorState state = FloorState.EMPTY;

  FloorHub(FloorTopic topic, FloorSource source) {
    this.topic = topic;
    this.source = source;
    this.worker = Thread.ofVirtual().name("floor-hub-" + topic.gymId()).unstarted(this::run);
  }

  /** Begins to watch. */
  void start() {
    worker.start();
  }

  /** Notes that the floor may have changed. Never blocks. */
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
  void subscribe(FloorSubscriber subscriber) {
    try {
      synchronized (this) {
        if (state.version() == 0) {
          state = new FloorState(1, source.machines(topic.gymId()));
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
  void unsubscribe(FloorSubscriber subscriber) {
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
        if (hints.tryAcquire(LONGEST_SILENCE.toNanos(), TimeUnit.NANOSECONDS)) {
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
      publish(source.machines(topic.gymId()));
    } catch (RuntimeException away) {
      // The floor is shown as last read; the next hint or the next silence tries again.
      LOG.warn("floor {} cannot be read now: {}", topic, away.toString());
    }
  }

  private synchronized void publish(Map<String, String> machines) {
    Map<String, String> changes = state.changesTo(machines);
    boolean shrunk = machines.size() < state.machines().size();
    if (changes.isEmpty() && !shrunk) {
      return;
    }
    FloorDelta delta = FloorDelta.of(topic, state, changes);
    state = new FloorState(delta.version(), machines);
    for (FloorSubscriber subscriber : subscribers) {
      if (shrunk) {
        subscriber.snapshot(topic, state);
      } else {
        subscriber.delta(topic, delta);
      }
    }
  }
}
