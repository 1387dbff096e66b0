package io.repstream.perf.chaos.ingest;

import io.repstream.common.clock.WallClock;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.evening.Evening;
import io.repstream.perf.stand.IngestProcess;
import java.io.IOException;
import java.time.Duration;

/**
 * Who reads some shards falls asleep for a minute with entries in hand, and wakes when others have
 * done its work: what it still writes must change nothing.
 */
public final class F7SlowTwin implements Scenario {
  private static final int MACHINES = 24;
  private static final double SPEED = 60;
  private static final Duration EVENING = Duration.ofHours(2);
  private static final Duration ASLEEP = Duration.ofSeconds(60);
  private static final Duration HAND_OVER_LIMIT = Duration.ofSeconds(30);
  private static final int ALL_SHARDS = 8;

  @Override
  public String id() {
    return "F7";
  }

  @Override
  public String fault() {
    return "the reader of some shards frozen for a minute while an evening is replayed";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    Evening evening = new Evening(WallClock.system().instant(), EVENING, SPEED);
    try (IngestProcess sleeper = stage.stand().worker("sleeper");
        TwinEvenings twins = new TwinEvenings(stage, evening, MACHINES)) {
      twins.playInPeace();
      stage.expectWithin(
          "the sleeper has its share of ingest", HAND_OVER_LIMIT, () -> sleeper.shardsHeld() > 0);
      twins.playUnder(() -> putToSleep(stage, sleeper));
      twins.judge();
    }
  }

  private static void putToSleep(Stage stage, IngestProcess sleeper)
      throws IOException, InterruptedException {
    IngestProcess other = stage.stand().api();
    stage.pass(stage.someTime(Duration.ofSeconds(3), Duration.ofSeconds(8)));
    sleeper.process().freeze();
    try {
      long begin = stage.clock().nanos();
      stage.expectWithin(
          "its shards are taken over", HAND_OVER_LIMIT, () -> other.shardsHeld() == ALL_SHARDS);
      stage.pass(ASLEEP.minus(stage.clock().since(begin)));
    } finally {
      sleeper.process().thaw();
    }
    stage.expectWithin(
        "it takes part again",
        HAND_OVER_LIMIT,
        () -> sleeper.shardsHeld() > 0 && other.shardsHeld() < ALL_SHARDS);
  }
}
