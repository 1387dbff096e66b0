package io.repstream.perf.chaos;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.stand.Stand;
import io.repstream.perf.stand.StandException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import redis.clients.jedis.exceptions.JedisException;

/** Plays scenarios one after the other on one stand. Blocks. */
public final class ChaosRun {
  private static final List<Scenario> ALL =
      List.of(
          new F1GatewayKilled(),
          new F2Drain(),
          new F3RedisAway(),
          new F4RedisKilled(),
          new F5Failover(),
          new F12Slowloris(),
          new F13HalfOpenPeer(),
          new F14ReconnectStorm(),
          new F15TwoPlaces(),
          new F16HostileFrames(),
          new F20NoisyMachine());

  private final Stand stand;
  private final ChaosForm form;
  private final long seed;
  private final Consumer<String> out;
  private final MonotonicClock clock = MonotonicClock.system();

  /**
   * @param out takes text for people, as it comes
   */
  public ChaosRun(Stand stand, ChaosForm form, long seed, Consumer<String> out) {
    this.stand = stand;
    this.form = form;
    this.seed = seed;
    this.out = out;
  }

  /**
   * How one went.
   *
   * @param observations what was looked at, in order
   */
  public record Result(String id, Duration took, List<Observation> observations) {
    public Result {
      observations = List.copyOf(observations);
    }

    /** Whether everything that was expected was seen. */
    public boolean held() {
      return observations.stream().noneMatch(seen -> seen.outcome() == Observation.Outcome.BROKEN);
    }
  }

  /** The scenarios that there are. */
  public static List<Scenario> scenarios() {
    return ALL;
  }

  /** Plays these. */
  public List<Result> play(List<Scenario> scenarios) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    for (Scenario scenario : scenarios) {
      out.accept("\n%s  %s (seed %d)\n".formatted(scenario.id(), scenario.fault(), seed));
      Result result = play(scenario);
      out.accept(line(result));
      results.add(result);
    }
    return results;
  }

  /** One line for a summary. */
  public static String line(Result result) {
    return "%-4s %-6s %s%n"
        .formatted(result.id(), result.held() ? "held" : "BROKEN", Stage.text(result.took()));
  }

  private Result play(Scenario scenario) throws InterruptedException {
    long begin = clock.nanos();
    Stage stage = new Stage(stand, form, scenario.id(), seed, seen -> out.accept(seen.toLine()));
    try {
      scenario.play(stage);
    } catch (IOException | StandException | JedisException e) {
      stage.expect("the scenario plays to its end", false, e.toString());
    }
    return new Result(scenario.id(), clock.since(begin), stage.observations());
  }
}
