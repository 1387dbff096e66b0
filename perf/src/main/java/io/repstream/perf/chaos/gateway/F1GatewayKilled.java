package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.FleetScenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.stand.StandGym.Look;
import java.io.IOException;
import java.time.Duration;

/** The gateway is killed in the middle of everything, again and again. */
public final class F1GatewayKilled implements FleetScenario {
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
  public void harm(Stage stage, FleetRun run) throws IOException, InterruptedException {
    for (int kill = 1; kill <= stage.form().killCount(); kill++) {
      stage.pass(stage.someTime(Duration.ofSeconds(1), Duration.ofSeconds(3)));
      run.gateway().process().kill();
      if (kill == stage.form().killCount()) {
        stage.expectWithin(
            "all machines are shown offline", OFFLINE_LIMIT, () -> online(stage) == 0);
      }
      run.gateway().startAgain();
      stage.expectWithin(
          "all machines are back after kill " + kill, BACK_LIMIT, run.load()::allConnected);
    }
    int all = stage.fleet().size();
    stage.expectWithin(
        "all machines are shown online again", BACK_LIMIT, () -> online(stage) == all);
  }

  private static long online(Stage stage) throws IOException, InterruptedException {
    return switch (stage.stand().gym().floor()) {
      case Look.Seen seen -> seen.onlineCount();
      case Look.Refused _ -> -1;
    };
  }
}
