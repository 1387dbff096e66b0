package io.repstream.perf;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.Options.UsageException;
import io.repstream.perf.bench.DecodeBench;
import io.repstream.perf.bench.IngestBench;
import io.repstream.perf.bench.KeepAliveBench;
import io.repstream.perf.bench.LoginsBench;
import io.repstream.perf.bench.MeBench;
import io.repstream.perf.bench.WorkoutBench;
import io.repstream.perf.stand.ServiceJvm;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.openjdk.jmh.runner.RunnerException;

/** {@code bench}: clients that answer one question each. */
final class BenchCommand {
  private static final Set<String> KEEP_ALIVE_OPTIONS =
      Set.of("url", "requests", "warm-up", "bearer", "home");
  private static final Set<String> STAND_OPTIONS = Set.of("home", "directory");
  private static final String PRODUCTION_COST = "-Drepstream.password.bcrypt-cost=12";
  private static final int DEFAULT_REQUESTS = 2_000;
  private static final int DEFAULT_WARM_UP = 500;

  private BenchCommand() {}

  static int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    String which = arguments.isEmpty() ? "" : arguments.getFirst();
    List<String> rest = arguments.isEmpty() ? List.of() : arguments.subList(1, arguments.size());
    return switch (which) {
      case "keepalive" -> keepAlive(Options.parse(rest, KEEP_ALIVE_OPTIONS));
      case "decode" -> decode(Options.parse(rest, Set.of("home")));
      case "ingest" ->
          ingest(Options.parse(rest, standAnd("machines", "rate", "warm-up", "duration", "runs")));
      case "workout" -> workout(Options.parse(rest, standAnd("warm-up", "requests", "rounds")));
      case "me" -> me(Options.parse(rest, standAnd("warm-up", "requests", "rounds")));
      case "logins" -> logins(Options.parse(rest, standAnd("logins", "reads", "duration", "runs")));
      default -> throw new UsageException("which benchmark?");
    };
  }

  /** Ends with 0 if the median is below the limit, else with 1. */
  @SuppressWarnings("SystemOut") // the result is what the command is for
  private static int keepAlive(Options options)
      throws UsageException, IOException, InterruptedException {
    Optional<String> token =
        options.has("bearer") ? Optional.of(options.text("bearer")) : Optional.empty();
    KeepAliveBench bench =
        new KeepAliveBench(URI.create(options.text("url")), token, MonotonicClock.system());
    KeepAliveBench.Result result =
        bench.run(
            (int) options.wholeOr("warm-up", DEFAULT_WARM_UP),
            (int) options.wholeOr("requests", DEFAULT_REQUESTS));
    System.out.print(result.toText());
    return result.isGood() ? 0 : 1;
  }

  private static int decode(Options options) throws IOException {
    try {
      DecodeBench.run();
      return 0;
    } catch (RunnerException e) {
      throw new IOException("the benchmark " + options.values() + " does not run", e);
    }
  }

  @SuppressWarnings("SystemOut") // the result is what the command is for
  private static int ingest(Options options)
      throws UsageException, IOException, InterruptedException {
    IngestBench.Terms terms =
        new IngestBench.Terms(
            (int) options.wholeOr("machines", 200),
            options.numberOr("rate", 5),
            options.durationOr("warm-up", Duration.ofSeconds(30)),
            options.durationOr("duration", Duration.ofSeconds(60)));
    long runs = options.wholeOr("runs", 3);
    try (Stand stand = stand(options)) {
      for (long run = 1; run <= runs; run++) {
        System.out.print("run " + run + ": " + new IngestBench(stand, terms).run().toText());
      }
    }
    return 0;
  }

  @SuppressWarnings("SystemOut") // the result is what the command is for
  private static int workout(Options options)
      throws UsageException, IOException, InterruptedException {
    WorkoutBench.Terms terms =
        new WorkoutBench.Terms(
            (int) options.wholeOr("warm-up", DEFAULT_REQUESTS),
            (int) options.wholeOr("requests", DEFAULT_REQUESTS / 4),
            (int) options.wholeOr("rounds", 5));
    try (Stand stand = stand(options)) {
      System.out.print(new WorkoutBench(stand, terms).run().toText());
    }
    return 0;
  }

  /** Ends with 0 if the median of the rounds is within the limit, else with 1. */
  @SuppressWarnings("SystemOut") // the result is what the command is for
  private static int me(Options options) throws UsageException, IOException, InterruptedException {
    MeBench.Terms terms =
        new MeBench.Terms(
            (int) options.wholeOr("warm-up", 100_000),
            (int) options.wholeOr("requests", 20_000),
            (int) options.wholeOr("rounds", 5));
    try (Stand stand = stand(options)) {
      MeBench.Result result = new MeBench(stand, terms).run();
      System.out.print(result.toText());
      return result.isGood() ? 0 : 1;
    }
  }

  /** Ends with 0 if the median of the runs is within the limit, else with 1. */
  @SuppressWarnings("SystemOut") // the result is what the command is for
  private static int logins(Options options)
      throws UsageException, IOException, InterruptedException {
    LoginsBench.Terms terms =
        new LoginsBench.Terms(
            (int) options.wholeOr("logins", 50),
            (int) options.wholeOr("reads", 50),
            options.durationOr("duration", Duration.ofSeconds(20)));
    List<LoginsBench.Result> results = new ArrayList<>();
    try (Stand stand = stand(options, service -> List.of(PRODUCTION_COST))) {
      for (int run = 1; run <= options.wholeOr("runs", 5); run++) {
        results.add(new LoginsBench(stand, terms).run(run));
        System.out.print("run " + run + ": " + results.getLast().toText());
      }
    }
    return LoginsBench.median(results).isGood() ? 0 : 1;
  }

  private static Stand stand(Options options)
      throws UsageException, IOException, InterruptedException {
    return stand(options, ServiceJvm.PLAIN);
  }

  private static Stand stand(Options options, ServiceJvm jvm)
      throws UsageException, IOException, InterruptedException {
    Path home = options.has("home") ? options.path("home") : Path.of("");
    Path directory =
        options.has("directory") ? options.path("directory") : home.resolve(".repstream/bench");
    return Stand.open(home, directory, 1, jvm);
  }

  private static Set<String> standAnd(String... names) {
    Set<String> all = new HashSet<>(STAND_OPTIONS);
    all.addAll(Set.of(names));
    return all;
  }
}
