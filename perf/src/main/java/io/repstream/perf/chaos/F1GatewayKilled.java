package io.repstream.perf.chaos;

import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayProcess;
import io.repstream.perf.stand.StandGym.Look;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The gateway is killed in the middle of everything, again and again. */
final class F1GatewayKilled implements Scenario {
  private static final double RATE = 5;
  private static final Duration BACK_LIMIT = Duration.ofMinutes(1);

  /** A gateway's lease dies after 10 s; a floor is read once a second. */
  private static final Duration OFFLINE_LIMIT = Duration.ofSeconds(15);

  @Override
  public String id() {
    return "F1";
  }

  @Override
  public String fault() {
    return "gateway killed with kill -9 under load";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    try (GatewayProcess gateway = stage.stand().gateway(List.of(), Map.of());
        ChaosLoad load =
            ChaosLoad.begin(
                stage,
                "fleet",
                new ChaosLoad.Spec(gateway.door(), stage.stand().gym().machines(), RATE),
                MachineObserver.NONE)) {
      stage.stand().gym().refreshLogin();
      for (int kill = 1; kill <= stage.form().killCount(); kill++) {
        stage.pass(stage.someTime(Duration.ofSeconds(1), Duration.ofSeconds(3)));
        gateway.process().kill();
        if (kill == stage.form().killCount()) {
          stage.expectWithin(
              "all machines are shown offline", OFFLINE_LIMIT, () -> online(stage) == 0);
        }
        gateway.startAgain();
        stage.expectWithin(
            "all machines are back after kill " + kill, BACK_LIMIT, load::allConnected);
      }
      int all = stage.stand().gym().machines().size();
      stage.expectWithin(
          "all machines are shown online again", BACK_LIMIT, () -> online(stage) == all);
      stage.pass(stage.form().calm());
      load.judge();
    }
  }

  private static long online(Stage stage) throws IOException, InterruptedException {
    return switch (stage.stand().gym().floor()) {
      case Look.Seen seen -> seen.onlineCount();
      case Look.Refused _ -> -1;
    };
  }
}
