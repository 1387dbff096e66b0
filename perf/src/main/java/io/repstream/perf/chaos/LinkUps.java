package io.repstream.perf.chaos;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Remembers when machines were welcomed. Safe for all threads. */
final class LinkUps implements MachineObserver {
  private final MonotonicClock clock = MonotonicClock.system();
  private final List<Long> atNanos = new CopyOnWriteArrayList<>();

  @Override
  public void linkUp(SimulatedMachine machine, long durableThroughSeq) {
    atNanos.add(clock.nanos());
  }

  /** Forgets what was. */
  void clear() {
    atNanos.clear();
  }

  int count() {
    return atNanos.size();
  }

  /** The most that were welcomed within a second of the clock. */
  long peakPerSecond() {
    Map<Long, Long> perSecond =
        atNanos.stream()
            .map(nanos -> nanos / Duration.ofSeconds(1).toNanos())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    return perSecond.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }
}
