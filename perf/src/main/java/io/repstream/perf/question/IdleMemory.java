package io.repstream.perf.question;

import io.repstream.perf.load.LoadPlan;
import io.repstream.perf.load.LoadPlan.FleetShape;
import io.repstream.perf.load.LoadPlan.Pace;
import io.repstream.perf.load.LoadSession;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.BareStand;
import io.repstream.perf.stand.GatewayProcess;
import io.repstream.perf.wire.Door;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a machine that only keeps its link costs: live heap after a full collection, and RSS. */
public record IdleMemory(BareStand stand, List<MachineCredentials> machines) implements Question {
  private static final int WARM_UP_MACHINES = 200;
  private static final Duration CONNECT_LIMIT = Duration.ofMinutes(2);
  private static final Duration SETTLE = Duration.ofSeconds(15);
  private static final double BYTES_PER_KIB = 1_024;

  public IdleMemory {
    machines = List.copyOf(machines);
  }

  @Override
  public String text() {
    return "memory per idle machine, %d machines".formatted(machines.size());
  }

  @Override
  public Figures ask() throws IOException, InterruptedException {
    try (GatewayProcess gateway = stand.gateway(List.of("-Xmx512m"), Map.of())) {
      long pid = gateway.process().pid();
      connect(stand.door(gateway), machines.subList(0, Math.min(WARM_UP_MACHINES, machines.size())))
          .close();
      Thread.sleep(SETTLE);
      long heapBefore = GatewayCost.liveHeapBytes(pid);
      long residentBefore = GatewayCost.residentBytes(pid);
      try (LoadSession session = connect(stand.door(gateway), machines)) {
        Thread.sleep(SETTLE);
        double connected = session.connectedCount();
        double heap = GatewayCost.liveHeapBytes(pid) - heapBefore;
        double resident = GatewayCost.residentBytes(pid) - residentBefore;
        return Figures.of(
            Map.of(
                "live heap per machine, KiB", heap / connected / BYTES_PER_KIB,
                "RSS per machine, KiB", resident / connected / BYTES_PER_KIB,
                "machines connected, 1", connected));
      }
    }
  }

  private static LoadSession connect(Door door, List<MachineCredentials> machines)
      throws IOException, InterruptedException {
    LoadPlan plan =
        new LoadPlan(
            door,
            machines,
            new Pace(1, 1),
            Duration.ofMinutes(1),
            Optional.empty(),
            FleetShape.real(1, 1));
    LoadSession session = LoadSession.open(plan, MachineObserver.NONE);
    session.awaitConnected(CONNECT_LIMIT);
    return session;
  }
}
