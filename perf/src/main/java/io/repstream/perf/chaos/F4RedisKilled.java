package io.repstream.perf.chaos;

import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Redis is killed under load and comes back at once; its append-only file is synced each second.
 */
final class F4RedisKilled implements Scenario {
  private static final double RATE = 5;
  private static final Duration FLOW_LIMIT = Duration.ofSeconds(60);

  @Override
  public String id() {
    return "F4";
  }

  @Override
  public String fault() {
    return "Redis killed with kill -9, append-only file synced every second";
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
      for (int kill = 1; kill <= stage.form().killCount(); kill++) {
        stage.pass(stage.someTime(Duration.ofMillis(500), Duration.ofSeconds(2)));
        long acked = load.counts().acked();
        stage.stand().redis().kill();
        stage.stand().redis().restart();
        stage.expectWithin(
            "acknowledgements flow again after kill " + kill,
            FLOW_LIMIT,
            () -> load.counts().acked() > acked && load.isFlowing(RATE));
      }
      stage.pass(stage.form().calm());
      load.judge();
    }
  }
}
