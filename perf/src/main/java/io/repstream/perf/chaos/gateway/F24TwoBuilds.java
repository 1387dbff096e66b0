package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.fault.FaultProxy;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayPlan;
import io.repstream.perf.stand.GatewayProcess;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * An older build and this one at a time, as in every deployment: machines wander between gateways
 * of both, first with this build's api behind them, then with the older one's.
 */
public final class F24TwoBuilds implements Scenario {
  private static final double RATE = 2;
  private static final int CHANGES = 5;
  private static final Duration BACK_LIMIT = Duration.ofSeconds(30);

  @Override
  public String id() {
    return "F24";
  }

  @Override
  public String fault() {
    return "an older build's gateway and api beside this one's";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    if (stage.form().older().isEmpty()) {
      stage.notPlayed("an older build", "none was named: --older <directory of a built project>");
      return;
    }
    Path older = stage.form().older().get();
    GatewayPlan usual = GatewayPlan.of(List.of(), Map.of());
    wander(stage, usual.outOf(Stand.gatewayJar(older)), usual, "this-api");
    try (Stand other = stage.stand().ofBuild(older, stage.fleet().size())) {
      wander(stage.on(other), usual, usual.outOf(stage.stand().gatewayJar()), "older-api");
    }
  }

  private static void wander(Stage stage, GatewayPlan older, GatewayPlan newer, String name)
      throws IOException, InterruptedException {
    try (GatewayProcess one = stage.stand().gateway(older);
        GatewayProcess other = stage.stand().gateway(newer);
        FaultProxy line = FaultProxy.to(List.of(one.door(), other.door()));
        ChaosLoad load =
            ChaosLoad.begin(
                stage,
                name,
                new ChaosLoad.Spec(line.address(), stage.fleet(), RATE),
                MachineObserver.NONE)) {
      for (int change = 1; change <= CHANGES; change++) {
        stage.pass(stage.form().calm());
        load.dropLinks();
        stage.await(BACK_LIMIT, () -> !load.allConnected());
        stage.expectWithin(
            "all machines are back after change " + change, BACK_LIMIT, load::allConnected);
      }
      stage.pass(stage.form().calm());
      load.judge();
    }
  }
}
