package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.LinkUps;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import java.io.IOException;
import java.time.Duration;

/** All machines lose their links in one moment and come back at once. */
public final class F14ReconnectStorm implements Scenario {
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
    int all = stage.fleet().size();
    try (FleetRun run = FleetRun.begin(stage, FleetRun.Terms.usual().at(RATE, linkUps))) {
      linkUps.clear();
      run.load().dropLinks();
      stage.expectWithin(
          "all machines are back",
          BACK_LIMIT,
          () -> linkUps.count() >= all && run.load().allConnected());
      stage.tell("welcomed at most per second", Long.toString(linkUps.peakPerSecond()));
      run.judge();
    }
  }
}
