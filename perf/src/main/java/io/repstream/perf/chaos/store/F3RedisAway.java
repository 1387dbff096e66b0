package io.repstream.perf.chaos.store;

import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.FleetScenario;
import io.repstream.perf.chaos.stage.Stage;
import java.io.IOException;
import java.time.Duration;

/** Redis is away in each of its shapes; nobody loses anything and nobody looks offline. */
public final class F3RedisAway implements FleetScenario {
  private static final Duration BETWEEN = Duration.ofSeconds(2);

  @Override
  public String id() {
    return "F3";
  }

  @Override
  public String fault() {
    return "Redis silent, killed, loading, full, read-only";
  }

  @Override
  public void harm(Stage stage, FleetRun run) throws IOException, InterruptedException {
    RedisOutage outage = new RedisOutage(stage, run);
    outage.awaitAllOnline();
    for (RedisShape shape : RedisShape.values()) {
      stage.pass(BETWEEN);
      outage.play(shape.name(), shape);
    }
  }
}
