package io.repstream.perf.load;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.ride.Ride;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One machine under load: measures at its pace and remembers each sample until it is acked and in
 * the ledger. Everything happens on the machine's event loop. Bounded: with its memory full it
 * skips measuring, and counts that.
 */
final class LoadMachine {
  private static final byte[] NOTHING = {};
  private static final long RETRY_MILLIS = 50;

  private final SimulatedMachine machine;
  private final LoadPlan.Pace pace;
  private final Ride ride;
  private final LoadMeter meter;
  private final @Nullable Ledger ledger;
  private final Memory[] memory;
  private final MonotonicClock monotonic = MonotonicClock.system();
  private final WallClock wall = WallClock.system();
  private long sentThrough;
  private long ackedThrough;
  private long writtenThrough;
  private long dueNanos;
  private @Nullable Future<?> ticks;

  /** What is remembered of a sample; reused. */
  private static final class Memory {
    private long measuredNanos;
    private SampleKind kind = SampleKind.FTMS;
    private byte[] payload = NOTHING;
    private @Nullable Instant sentAt;
    private @Nullable Instant ackedAt;
  }

  /**
   * @param capacitySamples as the machine's own ring has
   */
  LoadMachine(
      SimulatedMachine machine,
      LoadPlan.Pace pace,
      Ride ride,
      LoadMeter meter,
      @Nullable Ledger ledger,
      int capacitySamples) {
    this.machine = machine;
    this.pace = pace;
    this.ride = ride;
    this.meter = meter;
    this.ledger = ledger;
    this.memory = new Memory[capacitySamples];
    for (int i = 0; i < capacitySamples; i++) {
      memory[i] = new Memory();
    }
  }

  SimulatedMachine machine() {
    return machine;
  }

  /** Starts to measure after a delay that differs from machine to machine. From any thread. */
  void start(long delayNanos) {
    machine
        .executor()
        .execute(
            () -> {
              dueNanos = monotonic.nanos() + delayNanos;
              ticks =
                  machine
                      .executor()
                      .scheduleAtFixedRate(
                          this::tick,
                          delayNanos,
                          pace.framePeriod().toNanos(),
                          TimeUnit.NANOSECONDS);
            });
  }

  /** Measures no more. From any thread; done once it holds. */
  CompletableFuture<Void> stop() {
    return CompletableFuture.runAsync(this::cancelTicks, machine.executor());
  }

  /** Measures no more, and ends the workout. From any thread; done once that is measured. */
  CompletableFuture<Void> signOut() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    machine
        .executor()
        .execute(
            () -> {
              cancelTicks();
              signOutOnceThereIsRoom(done);
            });
    return done;
  }

  private void cancelTicks() {
    if (ticks != null) {
      ticks.cancel(false);
      ticks = null;
    }
  }

  private void signOutOnceThereIsRoom(CompletableFuture<Void> done) {
    settle();
    if (!hasRoomFor(1)) {
      Future<?> unused =
          machine
              .executor()
              .schedule(() -> signOutOnceThereIsRoom(done), RETRY_MILLIS, TimeUnit.MILLISECONDS);
      return;
    }
    take(SampleKind.SIGN_OUT, NOTHING, monotonic.nanos());
    meter.measured(1);
    machine.flush();
    done.complete(null);
  }

  private boolean hasRoomFor(int samples) {
    return machine.measuredThrough() - writtenThrough + samples <= memory.length;
  }

  private void tick() {
    long due = dueNanos;
    dueNanos += pace.framePeriod().toNanos();
    settle();
    if (!hasRoomFor(pace.samplesPerFrame())) {
      meter.skipped();
      return;
    }
    for (int i = 0; i < pace.samplesPerFrame(); i++) {
      ride.advance(pace.stepSeconds());
      take(SampleKind.FTMS, ride.payload(), due);
    }
    meter.measured(pace.samplesPerFrame());
    machine.flush();
  }

  /**
   * @param due when it was to be measured: what this thread is late counts as latency
   */
  private void take(SampleKind kind, byte[] payload, long due) {
    long seq = machine.measure(kind, machine.machineTimeMs(), payload);
    Memory slot = slot(seq);
    slot.measuredNanos = Math.min(due, monotonic.nanos());
    slot.kind = kind;
    slot.payload = payload;
    slot.sentAt = null;
    slot.ackedAt = null;
  }

  /** A frame went out; what went out before keeps its time. */
  void sent(long throughSeq) {
    if (throughSeq <= sentThrough) {
      meter.resent();
      return;
    }
    Instant now = wall.instant();
    for (long seq = sentThrough + 1; seq <= throughSeq; seq++) {
      slot(seq).sentAt = now;
    }
    sentThrough = throughSeq;
  }

  void acked(long throughSeq, LedgerMark.Told told) {
    long nowNanos = monotonic.nanos();
    Instant now = wall.instant();
    for (long seq = ackedThrough + 1; seq <= throughSeq; seq++) {
      Memory slot = slot(seq);
      slot.ackedAt = now;
      meter.acked(nowNanos - slot.measuredNanos);
    }
    ackedThrough = Math.max(ackedThrough, throughSeq);
    note(throughSeq, told, now);
    settle();
  }

  private void note(long throughSeq, LedgerMark.Told told, Instant now) {
    if (ledger == null) {
      return;
    }
    LedgerMark mark =
        new LedgerMark(machine.credentials().machineId(), machine.bootId(), throughSeq, told, now);
    if (!ledger.offer(mark)) {
      meter.markUnwritten();
    }
  }

  /** Hands acked samples to the ledger, as far as it takes them. */
  private void settle() {
    if (ledger == null) {
      writtenThrough = ackedThrough;
      return;
    }
    while (writtenThrough < ackedThrough && ledger.offer(entry(writtenThrough + 1))) {
      writtenThrough++;
    }
  }

  /** Writes what is left, un-acked samples too; once the event loops have ended. */
  void settleRest(Ledger open) throws InterruptedException {
    for (; writtenThrough < machine.measuredThrough(); writtenThrough++) {
      open.put(entry(writtenThrough + 1));
    }
  }

  private LedgerEntry entry(long seq) {
    Memory slot = slot(seq);
    return new LedgerEntry(
        machine.credentials().machineId(),
        machine.bootId(),
        seq,
        slot.kind.code(),
        slot.payload,
        slot.sentAt,
        slot.ackedAt);
  }

  private Memory slot(long seq) {
    return memory[(int) (seq % memory.length)];
  }
}
