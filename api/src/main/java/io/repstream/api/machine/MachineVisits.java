package io.repstream.api.machine;

import io.repstream.api.access.Relations;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.api.tenancy.Gym;
import io.repstream.api.tenancy.GymVisits;
import io.repstream.common.id.MachineId;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * How every resource below a machine begins: the machine, if the caller may see its gym. A foreign
 * machine, a missing one and an id that cannot be one are the same refusal.
 */
@ApplicationScoped
public class MachineVisits {
  private final MachineStore machines;
  private final GymVisits gyms;

  @Inject
  public MachineVisits(MachineStore machines, GymVisits gyms) {
    this.machines = machines;
    this.gyms = gyms;
  }

  /**
   * A caller at a machine that they may see.
   *
   * @param machine which
   * @param gym where it stands
   * @param relations what the caller is
   */
  public record Visit(Machine machine, Gym gym, Relations relations) {}

  /**
   * Begins a request about a machine.
   *
   * @throws Refusal {@code not_found} where the caller may not see it
   */
  public Visit visit(String machineId) {
    Machine machine =
        Optional.of(machineId)
            .filter(MachineId::isValid)
            .map(MachineId::new)
            .flatMap(machines::byId)
            .orElseThrow(() -> Refusal.of(ProblemCode.NOT_FOUND));
    GymVisits.Visit gym = gyms.visit(machine.gymId());
    return new Visit(machine, gym.gym(), gym.relations());
  }
}
