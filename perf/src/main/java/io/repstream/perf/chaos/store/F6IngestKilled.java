package io.repstream.perf.chaos.store;

import io.repstream.common.clock.WallClock;
import io.repstream.perf.chaos.stage.ChaosForm.Replay;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.evening.Evening;
import io.repstream.perf.evening.EveningGym;
import io.repstream.perf.evening.EveningPlayer;
import io.repstream.perf.evening.EveningRecords;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Ingest is killed at random while an evening is played: the same evening at two twin gyms, one of
 * them in peace, must leave the same records.
 */
public final class F6IngestKilled implements Scenario {
  private static final int MACHINES = 24;
  private static final Duration QUIET_LIMIT = Duration.ofMinutes(3);

  @Override
  public String id() {
    return "F6";
  }

  @Override
  public String fault() {
    return "ingest killed with kill -9 while an evening is replayed";
  }

  /** Its replay takes a minute or more, which the check of each change has not got to spare. */
  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    for (Replay replay : stage.form().replays()) {
      Instant begin = WallClock.system().instant();
      Evening evening = new Evening(begin, replay.length(), replay.speed());
      try (EveningPlayer player = new EveningPlayer(stage.stand().stores().redisUrl())) {
        play(stage, player, evening, replay.kills());
      }
    }
  }

  private static void play(Stage stage, EveningPlayer player, Evening evening, int kills)
      throws IOException, InterruptedException {
    String name = "evening-" + evening.begin().toEpochMilli();
    EveningGym undisturbed = new EveningGym(name + "-a", MACHINES, stage.seed());
    EveningGym disturbed = new EveningGym(name + "-b", MACHINES, stage.seed());
    long deadBefore = player.deadLetters();
    player.play(undisturbed, evening.atOnce());
    stage.expectWithin("the undisturbed evening is taken in", QUIET_LIMIT, player::isTakenIn);

    FutureTask<Void> playing =
        new FutureTask<>(
            () -> {
              player.play(disturbed, evening);
              return null;
            });
    Thread.ofVirtual().name("evening").start(playing);
    int inTime = kill(stage, kills, playing);
    await(playing);
    stage.expectWithin("the disturbed evening is taken in", QUIET_LIMIT, player::isTakenIn);

    List<String> expected = EveningRecords.read(stage.stand().stores(), undisturbed.machineIds());
    List<String> seen = EveningRecords.read(stage.stand().stores(), disturbed.machineIds());
    stage.tell("kills while the evening was played", inTime + " of " + kills);
    stage.expect("the evening has workouts", !expected.isEmpty(), expected.size() + " workouts");
    List<String> differing = new ArrayList<>(expected);
    differing.removeAll(seen);
    stage.expect(
        "records equal those of the undisturbed evening",
        expected.equals(seen),
        seen.size() + " workouts, differing: " + differing);
    long dead = player.deadLetters() - deadBefore;
    stage.expect("nothing is put aside", dead == 0, dead + " dead letters");
  }

  private static int kill(Stage stage, int kills, FutureTask<Void> playing)
      throws InterruptedException {
    int inTime = 0;
    for (int i = 0; i < kills; i++) {
      stage.pass(stage.someTime(Duration.ofMillis(300), Duration.ofSeconds(2)));
      inTime += playing.isDone() ? 0 : 1;
      stage.stand().api().kill();
      stage.stand().startApi();
    }
    return inTime;
  }

  private static void await(FutureTask<Void> playing) throws IOException, InterruptedException {
    try {
      playing.get();
    } catch (ExecutionException e) {
      throw new IOException("the evening cannot be played", e.getCause());
    }
  }
}
