package io.repstream.perf.chaos.stage;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much of a scenario is played.
 *
 * @param killCount of each process that is killed again and again
 * @param outage how long a store is gone
 * @param calm how long things run before and after harm
 * @param fleetSize how many machines measure; a drain takes all that there are
 * @param fleets whether each fault gets a fleet of its own
 * @param replays evenings that are replayed while ingest is killed
 * @param older directory of an older build that runs beside this one, where there is one
 */
public record ChaosForm(
    int killCount,
    Duration outage,
    Duration calm,
    int fleetSize,
    Fleets fleets,
    List<Replay> replays,
    Optional<Path> older) {
  public ChaosForm {
    replays = List.copyOf(replays);
  }

  /**
   * An evening played again.
   *
   * @param length of the evening
   * @param speed seconds of the evening in one of ours
   * @param kills of ingest meanwhile
   * @param machineCount in the gym
   */
  public record Replay(Duration length, double speed, int kills, int machineCount) {}

  /** Who gets which fleet. */
  public enum Fleets {
    /** Faults that can be done to the same fleet are, one after the other, and judged together. */
    SHARED,
    /** Each fault gets its own, so that what breaks is told apart. */
    OWN
  }

  /** For every change: all scenarios together take less than five minutes on two cores. */
  public static final ChaosForm SHORT =
      new ChaosForm(
          3,
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          200,
          Fleets.SHARED,
          List.of(new Replay(Duration.ofMinutes(30), 60, 4, 24)),
          Optional.empty());

  /** For nights and releases. */
  public static final ChaosForm FULL =
      new ChaosForm(
          25,
          Duration.ofSeconds(30),
          Duration.ofSeconds(15),
          1_000,
          Fleets.OWN,
          List.of(
              new Replay(Duration.ofHours(2), 60, 20, 24),
              new Replay(Duration.ofDays(1), 600, 20, 8)),
          Optional.empty());

  /** The same with another number of machines. */
  public ChaosForm withFleetSize(int machines) {
    return new ChaosForm(killCount, outage, calm, machines, fleets, replays, older);
  }

  /** The same beside an older build. */
  public ChaosForm beside(Path olderBuild) {
    return new ChaosForm(
        killCount, outage, calm, fleetSize, fleets, replays, Optional.of(olderBuild));
  }
}
