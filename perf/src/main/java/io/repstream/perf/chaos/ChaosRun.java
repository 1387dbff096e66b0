package io.repstream.perf.chaos;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.chaos.gateway.F12Slowloris;
import io.repstream.perf.chaos.gateway.F13HalfOpenPeer;
import io.repstream.perf.chaos.gateway.F14ReconnectStorm;
import io.repstream.perf.chaos.gateway.F15TwoPlaces;
import io.repstream.perf.chaos.gateway.F16HostileFrames;
import io.repstream.perf.chaos.gateway.F1GatewayKilled;
import io.repstream.perf.chaos.gateway.F20NoisyMachine;
import io.repstream.perf.chaos.gateway.F22Exhausted;
import io.repstream.perf.chaos.gateway.F24TwoBuilds;
import io.repstream.perf.chaos.gateway.F2Drain;
import io.repstream.perf.chaos.ingest.F10MongoAway;
import io.repstream.perf.chaos.ingest.F6IngestKilled;
import io.repstream.perf.chaos.ingest.F7SlowTwin;
import io.repstream.perf.chaos.ingest.F9Poison;
import io.repstream.perf.chaos.stage.ChaosForm;
import io.repstream.perf.chaos.stage.ChaosForm.Fleets;
import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.FleetScenario;
import io.repstream.perf.chaos.stage.Observation;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.chaos.store.F21DiskFull;
import io.repstream.perf.chaos.store.F3RedisAway;
import io.repstream.perf.chaos.store.F4RedisKilled;
import io.repstream.perf.chaos.store.F5Failover;
import io.repstream.perf.stand.Stand;
import io.repstream.perf.stand.StandException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
          new F6IngestKilled(),
          new F7SlowTwin(),
          new F9Poison(),
          new F10MongoAway(),
          new F12Slowloris(),
          new F13HalfOpenPeer(),
          new F14ReconnectStorm(),
          new F15TwoPlaces(),
          new F16HostileFrames(),
          new F20NoisyMachine(),
          new F21DiskFull(),
          new F22Exhausted(),
          new F24TwoBuilds());

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

  /** What became of a scenario. */
  public enum Verdict {
    /** Everything that was expected was seen. */
    HELD("held"),
    /** Something was not. */
    BROKEN("BROKEN"),
    /** What was played held, but something could not be tried. */
    NOT_PLAYED("absent");

    private final String word;

    Verdict(String word) {
      this.word = word;
    }
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

    /** What all observations together say. */
    public Verdict verdict() {
      if (has(Observation.Outcome.BROKEN)) {
        return Verdict.BROKEN;
      }
      return has(Observation.Outcome.NOT_PLAYED) ? Verdict.NOT_PLAYED : Verdict.HELD;
    }

    private boolean has(Observation.Outcome outcome) {
      return observations.stream().anyMatch(seen -> seen.outcome() == outcome);
    }
  }

  /** The scenarios that there are. */
  public static List<Scenario> scenarios() {
    return ALL;
  }

  /** Plays these. */
  public List<Result> play(List<Scenario> scenarios) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    List<Scenario> alone = new ArrayList<>(scenarios);
    List<FleetScenario> shared =
        scenarios.stream()
            .filter(FleetScenario.class::isInstance)
            .map(FleetScenario.class::cast)
            .toList();
    if (form.fleets() == Fleets.SHARED && shared.size() > 1) {
      alone.removeAll(shared);
      results.addAll(playOnOneFleet(shared));
    }
    for (Scenario scenario : alone) {
      results.add(play(scenario.id(), scenario.fault(), scenario::play));
    }
    return results;
  }

  /** One after the other; what the ledger says of all of them is a result of its own. */
  private List<Result> playOnOneFleet(List<FleetScenario> scenarios) throws InterruptedException {
    List<Result> results = new ArrayList<>();
    List<String> options = new ArrayList<>();
    Map<String, String> settings = new HashMap<>();
    for (FleetScenario scenario : scenarios) {
      options.addAll(scenario.options());
      settings.putAll(scenario.settings());
    }
    results.add(
        play(
            "FLEET",
            "one fleet lives through the next " + scenarios.size() + " faults, judged together",
            stage -> {
              try (FleetRun run =
                  FleetRun.begin(stage, FleetRun.Terms.usual().with(options, settings))) {
                for (FleetScenario one : scenarios) {
                  results.add(play(one.id(), one.fault(), harmed -> one.harm(harmed, run)));
                }
                run.judge();
              }
            }));
    return results;
  }

  /** One line for a summary. */
  public static String line(Result result) {
    return "%-5s %-6s %s%n"
        .formatted(result.id(), result.verdict().word, Stage.text(result.took()));
  }

  /** How many there were of each verdict. */
  public static String sum(List<Result> results) {
    return Arrays.stream(Verdict.values())
            .map(
                verdict ->
                    results.stream().filter(one -> one.verdict() == verdict).count()
                        + " "
                        + verdict.word)
            .collect(Collectors.joining(", "))
        + System.lineSeparator();
  }

  private interface Play {
    void on(Stage stage) throws IOException, InterruptedException;
  }

  private Result play(String id, String fault, Play play) throws InterruptedException {
    out.accept("\n%s  %s (seed %d)\n".formatted(id, fault, seed));
    long begin = clock.nanos();
    Stage stage = new Stage(stand, form, id, seed, seen -> out.accept(seen.toLine()));
    try {
      play.on(stage);
    } catch (IOException | StandException | JedisException e) {
      stage.expect("the scenario plays to its end", false, e.toString());
    }
    Result result = new Result(id, clock.since(begin), stage.observations());
    out.accept(line(result));
    return result;
  }
}
