package io.repstream.perf.chaos.stage;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers when machines were welcomed. Safe for all threads. */
public final class LinkUps implements MachineObserver {
  private static final long SECOND_NANOS = Duration.ofSeconds(1).toNanos();

  private final MonotonicClock clock = MonotonicClock.system();
  private final List<Long> atNanos = new CopyOnWriteArrayList<>();

  @Override
  public void linkUp(SimulatedMachine machine, long durableThroughSeq) {
    atNanos.add(clock.nanos());
  }

  /** Forgets what was. */
  public void clear() {
    atNanos.clear();
  }

  public int count() {
    return atNanos.size();
  }

  /** The most that were welcomed within any second. */
  public long peakPerSecond() {
    List<Long> sorted = atNanos.stream().sorted().toList();
    int peak = 0;
    int first = 0;
    for (int last = 0; last < sorted.size(); last++) {
      while (sorted.get(last) - sorted.get(first) >= SECOND_NANOS) {
        first++;
      }
      peak = Math.max(peak, last - first + 1);
    }
    return peak;
  }
}
