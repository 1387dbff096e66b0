package io.repstream.perf.evening;

import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.telemetry.MachineRun;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The machines of an evening, second by second. For one thread. */
public final class EveningGym {
  private final GymId gymId;
  private final List<EveningMachine> machines;

  /**
   * @param name begins the machines' ids; two gyms of another name and the same seed are twins
   */
  public EveningGym(String name, int machineCount, long seed) {
    this.gymId = new GymId(new UUID(seed, -1));
    this.machines =
        IntStream.range(0, machineCount)
            .mapToObj(number -> new EveningMachine(name, number, seed))
            .toList();
  }

  /** The machines, in the order of their numbers. */
  public List<MachineId> machineIds() {
    return machines.stream().map(EveningMachine::id).toList();
  }

  /** What all machines measure in the next second. */
  List<MachineRun> next(long timeMs) {
    return machines.stream().map(machine -> run(machine, machine.next(timeMs), timeMs)).toList();
  }

  /** The gym closes: everybody is signed out. */
  List<MachineRun> close(long timeMs) {
    return machines.stream().map(machine -> run(machine, machine.signOut(timeMs), timeMs)).toList();
  }

  private MachineRun run(EveningMachine machine, Sample sample, long timeMs) {
    return new MachineRun(
        machine.id(), gymId, machine.bootId(), 1, 0, timeMs, SampleBlock.of(List.of(sample)));
  }
}
