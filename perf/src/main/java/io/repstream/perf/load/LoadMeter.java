package io.repstream.perf.load;

import io.repstream.common.telemetry.SampleBlock;
import io.repstream.perf.machine.LinkEnd;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Recorder;

/** Counts what happens during a load run. Safe for all threads. */
final class LoadMeter implements MachineObserver {
  private static final long LONGEST_MICROS = Duration.ofMinutes(10).toNanos() / 1_000;
  private static final int DIGITS = 3;

  private final Map<SimulatedMachine, LoadMachine> machines = new ConcurrentHashMap<>();
  private final Recorder ackMicros = new Recorder(LONGEST_MICROS, DIGITS);
  private final LongAdder measured = new LongAdder();
  private final LongAdder acked = new LongAdder();
  private final LongAdder frames = new LongAdder();
  private final LongAdder resent = new LongAdder();
  private final LongAdder skipped = new LongAdder();
  private final LongAdder slow = new LongAdder();
  private final LongAdder linksLost = new LongAdder();
  private final LongAdder marksUnwritten = new LongAdder();
  private final MachineObserver also;

  /**
   * @param also sees what this one sees
   */
  LoadMeter(MachineObserver also) {
    this.also = also;
  }

  void watch(LoadMachine machine) {
    machines.put(machine.machine(), machine);
  }

  void measured(int samples) {
    measured.add(samples);
  }

  void acked(long nanosSinceMeasured) {
    acked.increment();
    ackMicros.recordValue(Math.min(LONGEST_MICROS, nanosSinceMeasured / 1_000));
  }

  void resent() {
    resent.increment();
  }

  void skipped() {
    skipped.increment();
  }

  void markUnwritten() {
    marksUnwritten.increment();
  }

  long ackedCount() {
    return acked.sum();
  }

  boolean isDrained() {
    return acked.sum() == measured.sum();
  }

  @Override
  public void sent(SimulatedMachine machine, SampleBlock block) {
    frames.increment();
    also.sent(machine, block);
    LoadMachine loaded = machines.get(machine);
    if (loaded != null) {
      loaded.sent(block.lastSeq());
    }
  }

  @Override
  public void acked(SimulatedMachine machine, long durableThroughSeq) {
    also.acked(machine, durableThroughSeq);
    told(machine, durableThroughSeq, LedgerMark.Told.ACK);
  }

  @Override
  public void linkUp(SimulatedMachine machine, long durableThroughSeq) {
    also.linkUp(machine, durableThroughSeq);
    told(machine, durableThroughSeq, LedgerMark.Told.WELCOME);
  }

  private void told(SimulatedMachine machine, long durableThroughSeq, LedgerMark.Told told) {
    LoadMachine loaded = machines.get(machine);
    if (loaded != null) {
      loaded.acked(durableThroughSeq, told);
    }
  }

  @Override
  public void linkDown(SimulatedMachine machine, LinkEnd end) {
    also.linkDown(machine, end);
    if (!(end instanceof LinkEnd.Closed)) {
      linksLost.increment();
    }
  }

  @Override
  public void slowed(SimulatedMachine machine) {
    also.slowed(machine);
    slow.increment();
  }

  LoadReport.Counts counts() {
    return new LoadReport.Counts(
        measured.sum(),
        acked.sum(),
        frames.sum(),
        resent.sum(),
        skipped.sum(),
        slow.sum(),
        linksLost.sum(),
        marksUnwritten.sum());
  }

  /** Of what was acked since the last call. */
  LoadReport.Latency takeLatency() {
    return LoadReport.Latency.of(ackMicros.getIntervalHistogram());
  }
}
