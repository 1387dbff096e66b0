package io.repstream.perf.chaos.store;

import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.FleetScenario;
import io.repstream.perf.chaos.stage.Stage;
import java.io.IOException;
import java.time.Duration;

/**
 * Redis is killed under load and comes back at once; its append-only file is synced each second.
 */
public final class F4RedisKilled implements FleetScenario {
  @Override
  public String id() {
    return "F4";
  }

  @Override
  public String fault() {
    return "Redis killed with kill -9, append-only file synced every second";
  }

  @Override
  public void harm(Stage stage, FleetRun run) throws IOException, InterruptedException {
    for (int kill = 1; kill <= stage.form().killCount(); kill++) {
      stage.pass(stage.someTime(Duration.ofMillis(500), Duration.ofSeconds(2)));
      long acked = run.load().counts().acked();
      stage.stand().redis().kill();
      stage.stand().redis().restart();
      run.expectFlow(stage, "acknowledgements flow again after kill " + kill, acked);
    }
  }
}
