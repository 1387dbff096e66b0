package io.repstream.api.ingest;

import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.share.ShardLease;
import io.repstream.api.ingest.stream.StreamEntry;
import io.repstream.api.ingest.stream.TelemetryStream;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works a shard for as long as it holds its lease: reads at its pace, writes once a second, and
 * starts over with growing pauses after any failure. Runs on a thread of its own, which ends once
 * another process holds the lease or the worker is asked to stop.
 */
final class ShardWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ShardWorker.class);
  private static final long FIRST_BACKOFF_MS = 100;
  private static final long LONGEST_BACKOFF_MS = 5_000;

  private final int shard;
  private final TelemetryStream stream;
  private final ShardLease lease;
  private final ShardIngest ingest;
  private final Function<Instant, Collection<OverdueMachine>> overdue;
  private final IngestMeter meter;
  private final IngestRules rules;
  private final WallClock wallClock = WallClock.system();
  private final Pace renewals;
  private final Pace writes;
  private final Pace looks;
  private final Pace tidying;
  private final CountDownLatch stopping = new CountDownLatch(1);

  private volatile boolean lost;
  private OptionalLong epoch = OptionalLong.empty();
  private Recovery recovery = Recovery.NONE;
  private int failures;

  /** Entries that were read before and not acknowledged come before new ones. */
  private record Recovery(boolean isGoing, Optional<String> after) {
    private static final Recovery NONE = new Recovery(false, Optional.empty());
    private static final Recovery BEGIN = new Recovery(true, Optional.empty());
  }

  /**
   * @param overdue machines of this shard with workouts that should have ended at a moment
   */
  ShardWorker(
      int shard,
      TelemetryStream stream,
      ShardLease lease,
      IngestPorts ports,
      Function<Instant, Collection<OverdueMachine>> overdue,
      IngestMeter meter,
      IngestRules rules) {
    this.shard = shard;
    this.stream = stream;
    this.lease = lease;
    this.ingest = new ShardIngest(stream, ports, meter);
    this.overdue = overdue;
    this.meter = meter;
    this.rules = rules;
    MonotonicClock clock = MonotonicClock.system();
    this.renewals = new Pace(clock, rules.renewEvery());
    this.writes = new Pace(clock, rules.writeEvery());
    this.looks = new Pace(clock, rules.sweepEvery());
    this.tidying = new Pace(clock, rules.tidyEvery());
  }

  /** Asks the worker to write what it has, to give the lease back and to end. */
  void stop() {
    stopping.countDown();
  }

  /** Whether it was asked to end. */
  boolean isStopping() {
    return stopping.getCount() == 0;
  }

  @Override
  public void run() {
    while (!isStopping() && !lost) {
      pause(step());
    }
    leave();
    meter.left(shard);
  }

  /** Does what is due now and answers how long to pause. */
  private Duration step() {
    try {
      if (!holdsLease()) {
        LOG.info("shard {} is another worker's", shard);
        lost = true;
        return Duration.ZERO;
      }
      Duration pause = work();
      failures = 0;
      return pause;
    } catch (RuntimeException failure) {
      return startOver(failure);
    }
  }

  private boolean holdsLease() {
    if (epoch.isPresent() && !renewals.isDue()) {
      return true;
    }
    OptionalLong held = lease.hold();
    if (!held.equals(epoch)) {
      ingest.forget();
      epoch = held;
      if (held.isPresent()) {
        LOG.info("shard {} is ours", shard);
        stream.open();
        recovery = Recovery.BEGIN;
        tidying.makeDue();
      }
    }
    return held.isPresent();
  }

  private Duration work() {
    long nowMs = wallClock.instant().toEpochMilli();
    List<StreamEntry> entries =
        recovery.isGoing()
            ? stream.pending(recovery.after(), rules.entriesPerRead())
            : stream.next(rules.entriesPerRead());
    boolean drained = entries.isEmpty() && !recovery.isGoing();
    if (!entries.isEmpty()) {
      ingest.take(entries, nowMs);
      long behindMs = Math.max(0, nowMs - entries.getLast().addedAtMs());
      meter.lag(shard, Duration.ofMillis(behindMs));
    } else {
      meter.lag(shard, Duration.ZERO);
    }
    if (recovery.isGoing()) {
      recovery =
          entries.isEmpty()
              ? Recovery.NONE
              : new Recovery(true, Optional.of(entries.getLast().id()));
    }
    if (drained && looks.isDue()) {
      ingest.look(nowMs);
    }
    boolean full = ingest.waitingSamples() >= rules.samplesPerWrite();
    if ((full || writes.isDue()) && write() && drained && tidying.isDue()) {
      tidy(nowMs);
    }
    return entries.size() == rules.entriesPerRead() ? Duration.ZERO : rules.readEvery();
  }

  private boolean write() {
    if (!ingest.write(epoch.orElseThrow())) {
      LOG.warn("shard {} was taken by another worker", shard);
      ingest.forget();
      epoch = OptionalLong.empty();
      return false;
    }
    return true;
  }

  /** Right after a write: nothing is in hand. */
  private void tidy(long nowMs) {
    ingest.shrinkTo(rules.machinesInMemory());
    if (stream.claim(rules.claimAfter()) > 0) {
      recovery = Recovery.BEGIN;
    }
    stream.trim();
    meter.backlog(shard, stream.backlog());
    ingest.lookAt(overdue.apply(Instant.ofEpochMilli(nowMs)), nowMs);
  }

  private Duration startOver(RuntimeException failure) {
    meter.failed();
    if (failures == 0) {
      LOG.warn("shard {} cannot go on and will try again", shard, failure);
    }
    ingest.forget();
    epoch = OptionalLong.empty();
    long most = Math.min(LONGEST_BACKOFF_MS, FIRST_BACKOFF_MS << Math.min(failures, Short.SIZE));
    failures++;
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most + 1));
  }

  private void leave() {
    if (lost) {
      return;
    }
    try {
      if (epoch.isPresent()) {
        ingest.write(epoch.getAsLong());
      }
      lease.release();
    } catch (RuntimeException away) {
      LOG.warn("shard {} is left with unacknowledged entries: {}", shard, away.toString());
    }
  }

  private void pause(Duration pause) {
    try {
      boolean _ = stopping.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException interrupted) {
      stop();
    }
  }
}
