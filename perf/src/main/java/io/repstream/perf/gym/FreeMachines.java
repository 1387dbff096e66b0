package io.repstream.perf.gym;

import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.SimulatedMachine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Who may sit where: a machine is taken by one visit at a time. Safe for all threads. */
final class FreeMachines {
  private final List<SimulatedMachine> all;
  private final Set<SimulatedMachine> taken = new HashSet<>();

  FreeMachines(List<SimulatedMachine> all) {
    this.all = List.copyOf(all);
  }

  /** Takes one at random among those that are free and have a link. */
  synchronized Optional<SimulatedMachine> take(
      Predicate<MachineType> wanted, RandomGenerator random) {
    List<SimulatedMachine> free = new ArrayList<>(all);
    free.removeAll(taken);
    free.removeIf(machine -> !machine.isConnected());
    free.removeIf(machine -> !wanted.test(machine.credentials().type()));
    if (free.isEmpty()) {
      return Optional.empty();
    }
    SimulatedMachine machine = free.get(random.nextInt(free.size()));
    taken.add(machine);
    return Optional.of(machine);
  }

  synchronized void giveBack(SimulatedMachine machine) {
    taken.remove(machine);
  }

  synchronized int takenCount() {
    return taken.size();
  }

  int totalCount() {
    return all.size();
  }
}
