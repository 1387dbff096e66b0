package io.repstream.api.ingest.work;

import io.repstream.api.ingest.apply.IngestPorts;
import io.repstream.api.ingest.apply.OverdueMachine;
import io.repstream.api.ingest.apply.ShardIngest;
import io.repstream.api.ingest.apply.ShardIngest.WriteOutcome;
import io.repstream.api.ingest.meter.IngestMeter;
import io.repstream.api.ingest.stream.Claim;
import io.repstream.api.ingest.stream.Redelivery;
import io.repstream.api.ingest.stream.StreamEntry;
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
public final class ShardWorker implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ShardWorker.class);

  /** Crashes raise the count for healthy entries too, so more only isolate. */
  private static final int MOST_DELIVERIES = 5;

  private static final long FIRST_BACKOFF_MS = 100;
  private static final long LONGEST_BACKOFF_MS = 5_000;

  private final Shard shard;
  private final IngestPorts ports;
  private final ShardIngest ingest;
  private final Isolation isolation;
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
  public ShardWorker(
      Shard shard,
      IngestPorts ports,
      Function<Instant, Collection<OverdueMachine>> overdue,
      IngestMeter meter,
      IngestRules rules) {
    this.shard = shard;
    this.ports = ports;
    this.ingest = new ShardIngest(shard.stream(), ports, meter, rules.refoldsPerWrite());
    this.isolation = new Isolation(ingest, shard.journal(), ports.stores());
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
    meter.left(shard.number());
  }

  /** Does what is due now and answers how long to pause. */
  private Duration step() {
    try {
      if (!holdsLease()) {
        LOG.info("shard {} is another worker's", shard.number());
        lost = true;
        return Duration.ZERO;
      }
      // Reading counts a delivery, and an outage must not make entries suspect.
      return failures > 0 && !ports.stores().takesWrites() ? backoff() : work();
    } catch (RuntimeException failure) {
      return startOver(failure);
    }
  }

  private boolean holdsLease() {
    if (epoch.isPresent() && !renewals.isDue()) {
      return true;
    }
    OptionalLong held = shard.lease().hold();
    if (!held.equals(epoch)) {
      ingest.forget();
      epoch = held;
      if (held.isPresent()) {
        LOG.info("shard {} is ours", shard.number());
        shard.stream().open();
        shard.journal().open();
        // Who held the lease before may not acknowledge any more: nobody is at work on these.
        meter.lost(shard.stream().claim(Duration.ZERO).gone());
        recovery = Recovery.BEGIN;
        tidying.makeDue();
      }
    }
    return held.isPresent();
  }

  private Duration work() {
    long nowMs = wallClock.instant().toEpochMilli();
    if (recovery.isGoing()) {
      recover(nowMs);
      boolean _ = writes.isDue() && write() != WriteOutcome.LEASE_LOST;
      return Duration.ZERO;
    }
    boolean crowded = ingest.waitingEntries() >= rules.entriesWaiting();
    List<StreamEntry> entries = crowded ? List.of() : shard.stream().next(rules.entriesPerRead());
    boolean drained = entries.isEmpty() && !crowded;
    if (!entries.isEmpty()) {
      ingest.take(entries, nowMs);
      long behindMs = Math.max(0, nowMs - entries.getLast().addedAtMs());
      meter.lag(shard.number(), Duration.ofMillis(behindMs));
    } else if (drained) {
      meter.lag(shard.number(), Duration.ZERO);
    }
    if (drained && looks.isDue()) {
      ingest.look(nowMs);
    }
    boolean full = ingest.waitingSamples() >= rules.samplesPerWrite();
    if ((full || writes.isDue())
        && write() != WriteOutcome.LEASE_LOST
        && drained
        && tidying.isDue()) {
      tidy(nowMs);
    }
    return entries.size() == rules.entriesPerRead() ? Duration.ZERO : rules.readEvery();
  }

  /** The next of the entries that were delivered before. */
  private void recover(long nowMs) {
    List<Redelivery> page = shard.stream().pending(recovery.after(), rules.entriesPerRead());
    if (page.isEmpty()) {
      recovery = Recovery.NONE;
      return;
    }
    recovery = new Recovery(true, Optional.of(page.getLast().entry().id()));
    List<Redelivery> open =
        page.stream().filter(again -> !ingest.isWaiting(again.entry().id())).toList();
    ingest.take(
        open.stream().filter(again -> !isSuspect(again)).map(Redelivery::entry).toList(), nowMs);
    for (Redelivery again : open) {
      if (isSuspect(again) && again.entry() instanceof StreamEntry.Packed packed) {
        isolate(packed, nowMs);
      }
    }
  }

  private static boolean isSuspect(Redelivery again) {
    return again.deliveries() > MOST_DELIVERIES && Isolation.fits(again.entry());
  }

  private void isolate(StreamEntry.Packed entry, long nowMs) {
    if (epoch.isEmpty() || ingest.writeAll(epoch.getAsLong()) != WriteOutcome.DONE) {
      return; // it stays pending, and is found again
    }
    meter.isolated();
    long leaseEpoch = epoch.getAsLong();
    if (isolation.apply(entry, nowMs, leaseEpoch, () -> !isStopping() && holdsLease())) {
      boolean _ = shard.stream().acknowledge(List.of(entry.id()), leaseEpoch);
    }
  }

  private WriteOutcome write() {
    WriteOutcome outcome = ingest.write(epoch.orElseThrow());
    if (outcome == WriteOutcome.LEASE_LOST) {
      LOG.warn("shard {} was taken by another worker", shard.number());
      ingest.forget();
      epoch = OptionalLong.empty();
    } else {
      failures = 0;
    }
    return outcome;
  }

  /** Right after a write. */
  private void tidy(long nowMs) {
    ingest.shrinkTo(rules.machinesInMemory());
    Claim claim = shard.stream().claim(rules.claimAfter());
    meter.lost(claim.gone());
    if (claim.entries() > 0) {
      recovery = Recovery.BEGIN;
    }
    shard.stream().trim();
    meter.backlog(shard.number(), shard.stream().backlog());
    ingest.lookAt(overdue.apply(Instant.ofEpochMilli(nowMs)), nowMs);
  }

  private Duration startOver(RuntimeException failure) {
    meter.failed();
    if (failures == 0) {
      LOG.warn("shard {} cannot go on and will try again", shard.number(), failure);
    }
    ingest.forget();
    epoch = OptionalLong.empty();
    return backoff();
  }

  private Duration backoff() {
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
        ingest.writeAll(epoch.getAsLong());
      }
      shard.lease().release();
    } catch (RuntimeException away) {
      LOG.warn("shard {} is left with unacknowledged entries: {}", shard.number(), away.toString());
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
