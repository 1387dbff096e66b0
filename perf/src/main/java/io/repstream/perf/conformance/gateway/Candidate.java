package io.repstream.perf.conformance.gateway;

import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.wire.Door;
import io.repstream.perf.wire.Way;
import java.util.List;
import java.util.Optional;

/**
 * A gateway to be judged.
 *
 * @param way that its door understands
 * @param machines that it knows, with an hour of quiet behind them; one is enough
 * @param backstage where somebody stands behind it
 */
public record Candidate(
    Door door, Way way, List<MachineCredentials> machines, Optional<Backstage> backstage) {
  public Candidate {
    machines = List.copyOf(machines);
    if (machines.isEmpty()) {
      throw new IllegalArgumentException("a gateway is judged by a machine that it knows");
    }
  }

  MachineCredentials machine() {
    return machines.getFirst();
  }
}
