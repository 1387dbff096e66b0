package io.repstream.perf.chaos;

import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** All machines lose their links in one moment and come back at once. */
final class F14ReconnectStorm implements Scenario {
  private static final double RATE = 1;
  private static final Duration BACK_LIMIT = Duration.ofSeconds(12);

  @Override
  public String id() {
    return "F14";
  }

  @Override
  public String fault() {
    return "every link dropped in one moment";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    LinkUps linkUps = new LinkUps();
    int all = stage.stand().gym().machines().size();
    try (GatewayProcess gateway = stage.stand().gateway(List.of(), Map.of());
        ChaosLoad load =
            ChaosLoad.begin(
                stage,
                "fleet",
                new ChaosLoad.Spec(gateway.door(), stage.stand().gym().machines(), RATE),
                linkUps)) {
      stage.pass(stage.form().calm());
      linkUps.clear();
      load.dropLinks();
      stage.expectWithin(
          "all machines are back", BACK_LIMIT, () -> linkUps.count() >= all && load.allConnected());
      stage.tell("welcomed at most per second", Long.toString(linkUps.peakPerSecond()));
      stage.pass(stage.form().calm());
      load.judge();
    }
  }
}
