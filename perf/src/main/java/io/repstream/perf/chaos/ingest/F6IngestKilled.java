package io.repstream.perf.chaos.ingest;

import io.repstream.common.clock.WallClock;
import io.repstream.perf.chaos.stage.ChaosForm.Replay;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.evening.Evening;
import io.repstream.perf.stand.IngestProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;

/**
 * Two processes share ingest, and one after the other is killed at random while an evening is
 * played: it must leave the same records as at a twin gym in peace. Meanwhile an app orders things
 * of the api, which is one of the two (F23).
 */
public final class F6IngestKilled implements Scenario {
  private static final Duration AT_WORK_LIMIT = Duration.ofSeconds(60);
  private static final Duration SHORTEST_CALM = Duration.ofSeconds(2);
  private static final Duration LONGEST_CALM = Duration.ofSeconds(4);

  @Override
  public String id() {
    return "F6";
  }

  @Override
  public String fault() {
    return "ingest killed with kill -9 while an evening is replayed; the api inside of POSTs (F23)";
  }

  /** Three minutes: the short form has five for everything. */
  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    try (IngestProcess worker = stage.stand().worker("worker")) {
      List<IngestProcess> both = List.of(worker, stage.stand().api());
      for (Replay replay : stage.form().replays()) {
        play(stage, both, replay);
      }
      stage.stand().api().awaitReady();
    }
  }

  private static void play(Stage stage, List<IngestProcess> both, Replay replay)
      throws IOException, InterruptedException {
    Evening evening = new Evening(WallClock.system().instant(), replay.length(), replay.speed());
    try (TwinEvenings twins = new TwinEvenings(stage, evening, replay.machineCount())) {
      twins.playInPeace();
      for (IngestProcess process : both) {
        expectAtWork(stage, process);
      }
      try (OrderedOnce orders = OrderedOnce.begin(stage)) {
        KillSchedule schedule = new KillSchedule(replay.length(), replay.kills());
        twins.playUnder(() -> kill(stage, both, replay.kills(), schedule), schedule);
        twins.judge();
        orders.judge();
      }
    }
  }

  /** Whose turn it is is killed once it works on shards, and started again while others go on. */
  private static void kill(Stage stage, List<IngestProcess> both, int kills, KillSchedule schedule)
      throws IOException, InterruptedException {
    int atWork = 0;
    for (int i = 0; i < kills; i++) {
      stage.pass(stage.someTime(SHORTEST_CALM, LONGEST_CALM));
      IngestProcess victim = both.get(i % both.size());
      atWork += stage.await(AT_WORK_LIMIT, () -> victim.shardsHeld() > 0) ? 1 : 0;
      victim.kill();
      schedule.killed();
      victim.launch();
    }
    stage.expect(
        "all kills hit a process at work while the evening was played",
        atWork == kills,
        atWork + " of " + kills);
  }

  private static void expectAtWork(Stage stage, IngestProcess process)
      throws IOException, InterruptedException {
    stage.expectWithin(
        "the " + process.name() + " has its share of ingest",
        AT_WORK_LIMIT,
        () -> process.shardsHeld() > 0);
  }
}
