package io.repstream.perf.chaos.gateway;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.gym.HealthProbe.Health;
import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.LinkUps;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.fault.FaultProxy;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** One of two gateways behind a balancer is told to end by SIGTERM, under load. */
public final class F2Drain implements Scenario {
  /** Of each machine where there are few; many share what two cores can take in. */
  private static final double MOST_RATE = 5;

  private static final double ALL_RATE = 2_000;
  private static final Duration WINDOW = Duration.ofSeconds(12);
  private static final Duration EXIT_LIMIT = WINDOW.plusSeconds(10);
  private static final Duration BACK_LIMIT = Duration.ofSeconds(10);
  private static final Duration UNREADY_LIMIT = Duration.ofSeconds(2);
  private static final double MOST_PER_SECOND = 0.2;

  @Override
  public String id() {
    return "F2";
  }

  @Override
  public String fault() {
    return "one of two gateways drained by SIGTERM under load";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    // Machines that measure count as in a workout: they go when the window ends. The pace at which
    // they come back is the default one.
    Map<String, String> settings = Map.of("REPSTREAM_GATEWAY_DRAIN_WINDOW", WINDOW.toString());
    List<MachineCredentials> machines = stage.stand().gym().machines();
    double rate = Math.min(MOST_RATE, ALL_RATE / machines.size());
    LinkUps linkUps = new LinkUps();
    try (GatewayProcess leaving = stage.stand().gateway(List.of(), settings);
        GatewayProcess staying = stage.stand().gateway(List.of(), settings);
        FaultProxy balancer = FaultProxy.to(List.of(leaving.door(), staying.door()));
        ChaosLoad load =
            ChaosLoad.begin(
                stage, "fleet", new ChaosLoad.Spec(balancer.address(), machines, rate), linkUps)) {
      stage.pass(stage.form().calm());
      linkUps.clear();
      drain(stage, leaving, () -> balancer.targets(List.of(staying.door())));
      stage.expectWithin("all machines are on the other gateway", BACK_LIMIT, load::allConnected);
      int all = machines.size();
      stage.expect(
          "at most 20 % of all machines come back within a second",
          linkUps.peakPerSecond() <= all * MOST_PER_SECOND,
          "%d of %d, peak %d per second".formatted(linkUps.count(), all, linkUps.peakPerSecond()));
      stage.pass(stage.form().calm());
      load.judge();
    }
  }

  private static void drain(Stage stage, GatewayProcess leaving, Runnable balance)
      throws IOException, InterruptedException {
    long begin = stage.clock().nanos();
    leaving.process().terminate();
    try (HealthProbe probe = new HealthProbe(MonotonicClock.system())) {
      // The balancer sends new connections elsewhere once readiness is gone.
      stage.expectWithin(
          "readiness is off",
          UNREADY_LIMIT,
          () -> probe.ask(leaving.admin("/ready")) instanceof Health.Down);
    }
    balance.run();
    OptionalInt status = leaving.process().awaitExit(EXIT_LIMIT);
    stage.expect(
        "exit status 0 within " + Stage.text(EXIT_LIMIT),
        status.equals(OptionalInt.of(0)),
        status + " after " + Stage.text(stage.clock().since(begin)));
  }
}
