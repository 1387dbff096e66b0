package io.repstream.perf.chaos.stage;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A fault that a fleet on one gateway lives through. Several can be done to the same fleet, one
 * after the other; the ledger then tells of all of them together.
 */
public interface FleetScenario extends Scenario {
  /** What it needs of the gateway's JVM. */
  default List<String> options() {
    return List.of();
  }

  /** What it needs of the gateway; no two faults want different values of one setting. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** Does the harm and looks at what must hold meanwhile; the ledger is judged later. */
  void harm(Stage stage, FleetRun run) throws IOException, InterruptedException;

  @Override
  default void play(Stage stage) throws IOException, InterruptedException {
    try (FleetRun run = FleetRun.begin(stage, FleetRun.Terms.usual().with(options(), settings()))) {
      harm(stage, run);
      run.judge();
    }
  }
}
