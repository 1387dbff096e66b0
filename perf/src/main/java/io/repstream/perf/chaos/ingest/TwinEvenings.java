package io.repstream.perf.chaos.ingest;

import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.evening.Evening;
import io.repstream.perf.evening.EveningGym;
import io.repstream.perf.evening.EveningPlayer;
import io.repstream.perf.evening.EveningRecords;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The same evening at two twin gyms, one in peace and one while harm is done to ingest: both must
 * leave the same records. For one thread; blocks.
 */
final class TwinEvenings implements AutoCloseable {
  private static final Duration QUIET_LIMIT = Duration.ofMinutes(3);
  private static final int LONGEST = 2_000;

  private final Stage stage;
  private final Evening evening;
  private final EveningGym undisturbed;
  private final EveningGym disturbed;
  private final EveningPlayer player;
  private final long deadBefore;

  /** What is done while the evening is played. */
  @FunctionalInterface
  interface Harm {
    void go() throws IOException, InterruptedException;
  }

  TwinEvenings(Stage stage, Evening evening, int machineCount) {
    this.stage = stage;
    this.evening = evening;
    String name = "evening-" + evening.begin().toEpochMilli();
    this.undisturbed = new EveningGym(name + "-a", machineCount, stage.seed());
    this.disturbed = new EveningGym(name + "-b", machineCount, stage.seed());
    this.player = new EveningPlayer(stage.stand().stores().redisUrl());
    this.deadBefore = player.deadLetters();
  }

  EveningPlayer player() {
    return player;
  }

  /** One of the gyms, as fast as it goes. */
  void playInPeace() throws IOException, InterruptedException {
    player.play(undisturbed, evening.atOnce());
    stage.expectWithin("the undisturbed evening is taken in", QUIET_LIMIT, player::isTakenIn);
  }

  /** The other, at its own speed. */
  void playUnder(Harm harm) throws IOException, InterruptedException {
    playUnder(harm, _ -> {});
  }

  /** The other, at its own speed as far as the gate lets it. */
  void playUnder(Harm harm, EveningPlayer.Gate gate) throws IOException, InterruptedException {
    FutureTask<Void> playing =
        new FutureTask<>(
            () -> {
              player.play(disturbed, evening, gate);
              return null;
            });
    Thread.ofVirtual().name("evening").start(playing);
    harm.go();
    try {
      playing.get();
    } catch (ExecutionException e) {
      throw new IOException("the evening cannot be played", e.getCause());
    }
    stage.expectWithin("the disturbed evening is taken in", QUIET_LIMIT, player::isTakenIn);
  }

  void judge() {
    List<String> expected = EveningRecords.read(stage.stand().stores(), undisturbed.machineIds());
    List<String> seen = EveningRecords.read(stage.stand().stores(), disturbed.machineIds());
    stage.expect("the evening has workouts", !expected.isEmpty(), expected.size() + " workouts");
    List<String> differing = new ArrayList<>(expected);
    differing.removeAll(seen);
    stage.expect(
        "records equal those of the undisturbed evening",
        expected.equals(seen),
        seen.size() + " workouts, " + differing.size() + " differ" + firstOf(differing));
    long dead = player.deadLetters() - deadBefore;
    stage.expect("nothing is put aside", dead == 0, dead + " dead letters");
  }

  private static String firstOf(List<String> differing) {
    return differing.isEmpty()
        ? ""
        : ", expected: "
            + differing.getFirst().substring(0, Math.min(LONGEST, differing.getFirst().length()));
  }

  @Override
  public void close() {
    player.close();
  }
}
