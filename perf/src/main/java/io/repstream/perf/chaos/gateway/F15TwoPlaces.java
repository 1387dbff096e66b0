package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.machine.LinkEnd;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A machine's key is used in two places at once; another machine merely has a bad line. */
public final class F15TwoPlaces implements Scenario {
  private static final double RATE = 2;
  private static final int QUARANTINED = 0x0203;
  private static final int FLAPS = 10;
  private static final Duration QUARANTINE_LIMIT = Duration.ofSeconds(60);
  private static final Duration BACK_LIMIT = Duration.ofSeconds(10);

  @Override
  public String id() {
    return "F15";
  }

  @Override
  public String fault() {
    return "one machine's identity from two places, and a lone flapping link";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    List<MachineCredentials> machines = stage.fleet();
    Refusals flapping = new Refusals();
    Refusals cloned = new Refusals();
    try (GatewayProcess gateway = stage.stand().gateway(List.of(), Map.of());
        ChaosLoad lone = load(stage, "lone", gateway, machines.subList(0, 1), flapping)) {
      for (int i = 0; i < FLAPS; i++) {
        lone.dropLinks();
        stage.await(BACK_LIMIT, () -> !lone.allConnected());
        stage.await(BACK_LIMIT, lone::allConnected);
      }
      stage.expect("a flapping link is no clone", flapping.count.get() == 0, "");
      try (ChaosLoad here = load(stage, "here", gateway, machines.subList(1, 2), cloned);
          ChaosLoad there = load(stage, "there", gateway, machines.subList(1, 2), cloned)) {
        stage.expectWithin(
            "the cloned identity is quarantined", QUARANTINE_LIMIT, () -> cloned.count.get() > 0);
        stage.tell(
            "SLOW told to clones", here.counts().slowCount() + there.counts().slowCount() + "");
      }
      lone.judge();
    }
  }

  private static ChaosLoad load(
      Stage stage,
      String name,
      GatewayProcess gateway,
      List<MachineCredentials> machines,
      MachineObserver observer)
      throws IOException, InterruptedException {
    return ChaosLoad.begin(
        stage, name, new ChaosLoad.Spec(gateway.door(), machines, RATE), observer);
  }

  /** Counts machines that are turned away as clones. */
  private static final class Refusals implements MachineObserver {
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public void linkDown(SimulatedMachine machine, LinkEnd end) {
      boolean quarantined =
          switch (end) {
            case LinkEnd.Rejected(int code, Duration _) -> code == QUARANTINED;
            case LinkEnd.SentAway(int code, Duration _) -> code == QUARANTINED;
            case LinkEnd.Faulted(int code, String _) -> code == QUARANTINED;
            case LinkEnd.Lost _, LinkEnd.GatewayUnproven _, LinkEnd.Closed _ -> false;
          };
      if (quarantined) {
        count.incrementAndGet();
      }
    }
  }
}
