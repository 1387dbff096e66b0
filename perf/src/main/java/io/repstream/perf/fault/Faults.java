package io.repstream.perf.fault;

import java.util.EnumMap;
import java.util.Map;

/** The faults in force, read for each buffer. Safe for all threads. */
final class Faults {
  private volatile Map<Direction, Fault> inForce =
      Map.of(Direction.TO_TARGET, new Fault.None(), Direction.FROM_TARGET, new Fault.None());

  Fault in(Direction direction) {
    return inForce.getOrDefault(direction, new Fault.None());
  }

  synchronized void put(Direction direction, Fault fault) {
    Map<Direction, Fault> changed = new EnumMap<>(inForce);
    changed.put(direction, fault);
    inForce = Map.copyOf(changed);
  }
}
