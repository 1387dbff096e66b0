package io.repstream.gateway.telemetry;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.telemetry.ShardQueue.Packed;
import io.repstream.gateway.telemetry.store.EntryStore;
import io.repstream.gateway.telemetry.store.EntryStore.Outcome;
import io.repstream.gateway.telemetry.store.StreamEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that stores the entries of its shards. Event loops append without blocking; the
 * queue is bounded by the {@link InFlightBudget}.
 */
final class ShardWriter implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ShardWriter.class);
  private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final double NANOS_PER_SECOND = 1e9;

  private final Shared shared;
  private final EntryStore store;
  private final List<ShardQueue> shards;
  private final Queue<PendingRun> inbox = new ConcurrentLinkedQueue<>();
  private final AtomicLong inboxBytes = new AtomicLong();
  private final AtomicBoolean idle = new AtomicBoolean();
  private final AtomicBoolean purgeWanted = new AtomicBoolean();
  private final StoredNews news = new StoredNews();
  private final Thread thread;
  private volatile boolean stopping;
  private volatile long busySinceNanos;

  /** What the writers of a gateway have in common. */
  record Shared(
      TelemetryConfig config,
      InFlightBudget budget,
      StoreOutage outage,
      GatewayMetrics metrics,
      MonotonicClock clock) {}

  /**
   * @param shards a queue for each shard of the layout, though other writers fill most of theirs
   */
  ShardWriter(String name, Shared shared, EntryStore store, List<ShardQueue> shards) {
    this.shared = shared;
    this.store = store;
    this.shards = List.copyOf(shards);
    this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this);
  }

  void start() {
    thread.start();
  }

  /** Takes samples; on any thread, never blocks. */
  Pressure append(PendingRun run) {
    long bytes = run.sizeBytes();
    Pressure pressure = shared.budget().take(bytes);
    if (pressure == Pressure.REFUSED) {
      return pressure;
    }
    inbox.add(run);
    long waiting = inboxBytes.addAndGet(bytes);
    long enough = shared.config().maxEntryBytes();
    boolean fillsUp = waiting >= enough && waiting - bytes < enough;
    if (fillsUp || idle.compareAndSet(true, false)) {
      LockSupport.unpark(thread);
    }
    return pressure;
  }

  /** Some lane has forgotten what it appended; the thread will drop it. */
  void purgeForgotten() {
    purgeWanted.set(true);
  }

  long nowNanos() {
    return shared.clock().nanos();
  }

  @Override
  public void run() {
    try {
      while (!stopping || hasWork()) {
        if (!tryRound()) {
          shared.outage().awaitTurn(this);
        }
      }
    } catch (InterruptedException _) {
      // Telemetry.close() gives up on what is left; it was never acked.
    } finally {
      shared.outage().over(this);
      store.close();
    }
  }

  /** A fault of our own is treated like one of the store: nothing is acked, nothing dropped. */
  private boolean tryRound() throws InterruptedException {
    try {
      awaitWork();
      return storeOnce();
    } catch (RuntimeException bug) {
      LOG.error("telemetry could not be stored; it is kept and tried again", bug);
      return false;
    }
  }

  private boolean hasWork() {
    return !inbox.isEmpty() || hasBacklog();
  }

  private boolean hasBacklog() {
    for (ShardQueue shard : shards) {
      if (!shard.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** Waits for a first sample, then for its company, then takes all there is. */
  private void awaitWork() throws InterruptedException {
    while (!hasWork() && !stopping) {
      idle.set(true);
      if (!hasWork()) {
        LockSupport.parkNanos(IDLE_NANOS);
      }
      idle.set(false);
      throwIfInterrupted();
    }
    if (!hasBacklog() && !stopping) {
      linger();
    }
    for (PendingRun run = inbox.poll(); run != null; run = inbox.poll()) {
      inboxBytes.addAndGet(-run.sizeBytes());
      shards.get(run.lane().shard()).add(run);
    }
    if (purgeWanted.compareAndSet(true, false)) {
      shards.forEach(ShardQueue::purgeForgotten);
    }
  }

  private void linger() throws InterruptedException {
    PendingRun first = inbox.peek();
    if (first == null) {
      return;
    }
    long until = first.appendedAtNanos() + shared.config().linger().toNanos();
    for (long left = until - nowNanos(); left > 0; left = until - nowNanos()) {
      if (inboxBytes.get() >= shared.config().maxEntryBytes()) {
        return;
      }
      LockSupport.parkNanos(left);
      throwIfInterrupted();
    }
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /** Tries to store the next entry of each shard; false where any of them was not stored. */
  private boolean storeOnce() {
    List<ShardQueue> queues = new ArrayList<>(shards.size());
    List<StreamEntry> entries = new ArrayList<>(shards.size());
    for (ShardQueue shard : shards) {
      Packed packed = shard.next();
      if (packed != null) {
        queues.add(shard);
        entries.add(packed.entry());
      }
    }
    if (entries.isEmpty()) {
      shared.outage().over(this);
      return true;
    }
    List<Outcome> outcomes = exchange(entries);
    boolean allStored = true;
    for (int i = 0; i < outcomes.size(); i++) {
      allStored &= settle(queues.get(i), outcomes.get(i));
    }
    news.deliver();
    return allStored;
  }

  private List<Outcome> exchange(List<StreamEntry> entries) {
    busySinceNanos = nowNanos();
    try {
      return store.store(entries);
    } finally {
      busySinceNanos = 0;
    }
  }

  private boolean settle(ShardQueue queue, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Stored _ -> {
        settleStored(queue);
        yield true;
      }
      case Outcome.NotStored(var fault) -> {
        shared.metrics().notStored(fault.label());
        yield false;
      }
    };
  }

  private void settleStored(ShardQueue queue) {
    Packed packed = queue.next();
    queue.stored();
    if (packed == null) {
      return;
    }
    shared.outage().over(this);
    long now = nowNanos();
    long bytes = 0;
    for (PendingRun run : packed.runs()) {
      bytes += run.sizeBytes();
      shared.metrics().storedAfter((now - run.appendedAtNanos()) / NANOS_PER_SECOND);
      news.add(run);
    }
    shared.budget().giveBack(bytes);
    shared.metrics().entryStored(packed.entry().samples());
    shared.metrics().safetyEvents(packed.safetyEvents());
  }

  /** Ends a call that hangs, as one does whose server reads nothing; on another thread. */
  void abortIfStalled(long limitNanos) {
    long since = busySinceNanos;
    if (since != 0 && nowNanos() - since > limitNanos) {
      store.abort();
    }
  }

  /** Stores what there is and ends. */
  void stop() {
    stopping = true;
    LockSupport.unpark(thread);
  }

  /** Waits for the end, and forces it at the limit. */
  void awaitEnd(long limitNanos) throws InterruptedException {
    thread.join(Duration.ofNanos(limitNanos));
    if (thread.isAlive()) {
      thread.interrupt();
      store.abort();
    }
  }
}
