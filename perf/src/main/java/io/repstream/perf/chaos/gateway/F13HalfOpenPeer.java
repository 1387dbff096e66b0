package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.ProcessFacts;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.fault.Direction;
import io.repstream.perf.fault.Fault;
import io.repstream.perf.fault.FaultProxy;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The network swallows everything of some machines: the gateway must notice by itself. */
public final class F13HalfOpenPeer implements Scenario {
  private static final double RATE = 2;
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration FOUND_LIMIT = Duration.ofSeconds(5);
  private static final Duration SLACK = Duration.ofSeconds(2);
  private static final Duration TAKEOVER_LIMIT = Duration.ofSeconds(2);
  private static final int TAKEN_OVER = 5;

  @Override
  public String id() {
    return "F13";
  }

  @Override
  public String fault() {
    return "half-open peers: a quarter of the machines behind a blackhole";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    List<MachineCredentials> all = stage.fleet();
    int cut = all.size() / 4;
    try (GatewayProcess gateway =
            stage
                .stand()
                .gateway(List.of(), Map.of("REPSTREAM_GATEWAY_HEARTBEAT", HEARTBEAT.toString()));
        FaultProxy line = FaultProxy.to(List.of(gateway.door()));
        ChaosLoad near =
            ChaosLoad.begin(
                stage,
                "near",
                new ChaosLoad.Spec(gateway.door(), all.subList(cut, all.size()), RATE),
                MachineObserver.NONE);
        ChaosLoad far =
            ChaosLoad.begin(
                stage,
                "far",
                new ChaosLoad.Spec(line.address(), all.subList(0, cut), RATE),
                MachineObserver.NONE)) {
      stage.pass(stage.form().calm());
      long descriptors = ProcessFacts.descriptors(gateway.process().pid());
      blackhole(line, new Fault.Blackhole());
      takeOver(stage, gateway, all.subList(0, TAKEN_OVER));
      // New attempts of cut machines reach the gateway as empty connections; none may come.
      line.targets(List.of());
      stage.expectWithin(
          "dead links are found and their descriptors freed",
          FOUND_LIMIT.plus(SLACK),
          () -> ProcessFacts.descriptors(gateway.process().pid()) <= descriptors - cut);
      stage.expect("others stay connected", near.counts().linksLost() == 0, "");
      line.targets(List.of(gateway.door()));
      blackhole(line, new Fault.None());
      line.resetAll();
      stage.expectWithin("machines come back", Duration.ofSeconds(40), far::allConnected);
      stage.pass(stage.form().calm());
      far.end();
      near.end();
      far.judgeAlone();
      near.judgeAlone();
    }
  }

  /** The same machines, as others: they need not wait until the dead links are found. */
  private static void takeOver(
      Stage stage, GatewayProcess gateway, List<MachineCredentials> machines)
      throws IOException, InterruptedException {
    long begin = stage.clock().nanos();
    try (ChaosLoad rebooted =
        ChaosLoad.begin(
            stage,
            "rebooted",
            new ChaosLoad.Spec(gateway.door(), machines, RATE),
            MachineObserver.NONE)) {
      Duration took = stage.clock().since(begin);
      stage.expect(
          "takeover of a dead link is immediate",
          rebooted.allConnected() && took.compareTo(TAKEOVER_LIMIT) <= 0,
          Stage.text(took));
    }
  }

  private static void blackhole(FaultProxy line, Fault fault) {
    line.apply(Direction.TO_TARGET, fault);
    line.apply(Direction.FROM_TARGET, fault);
  }
}
