package io.repstream.perf;

import io.repstream.perf.Options.UsageException;
import io.repstream.perf.chaos.ChaosRun;
import io.repstream.perf.chaos.ChaosRun.Verdict;
import io.repstream.perf.chaos.stage.ChaosForm;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** {@code chaos}: faults against the real processes. */
final class ChaosCommand {
  private static final Set<String> OPTIONS =
      Set.of("only", "machines", "form", "older", "home", "directory", "seed");
  private static final int SHORT_MACHINES = 200;
  private static final int FULL_MACHINES = 2_000;

  private ChaosCommand() {}

  /** Ends with 1 if a promise was broken, else with 0. */
  @SuppressWarnings("SystemOut") // what held and what did not is what the command is for
  static int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    Options options = Options.parse(arguments, OPTIONS);
    boolean full = isFull(options);
    List<Scenario> scenarios = scenarios(options, full);
    long machines = options.wholeOr("machines", full ? FULL_MACHINES : SHORT_MACHINES);
    long seed = options.wholeOr("seed", RandomGenerator.getDefault().nextLong());
    Path home = options.has("home") ? options.path("home") : Path.of("");
    Path directory =
        options.has("directory") ? options.path("directory") : home.resolve(".repstream/chaos");
    System.out.printf("chaos: %d machines, seed %d%n", machines, seed);
    try (Stand stand = Stand.open(home, directory, (int) machines)) {
      ChaosForm usual = full ? ChaosForm.FULL : ChaosForm.SHORT;
      ChaosForm sized = options.has("machines") ? usual.withFleetSize((int) machines) : usual;
      ChaosForm form = options.has("older") ? sized.beside(options.path("older")) : sized;
      List<ChaosRun.Result> results =
          new ChaosRun(stand, form, seed, System.out::print).play(scenarios);
      System.out.println();
      results.forEach(result -> System.out.print(ChaosRun.line(result)));
      System.out.print(ChaosRun.sum(results));
      return results.stream().anyMatch(one -> one.verdict() == Verdict.BROKEN) ? 1 : 0;
    }
  }

  private static boolean isFull(Options options) throws UsageException {
    String form = options.has("form") ? options.text("form") : "full";
    return switch (form) {
      case "full" -> true;
      case "short" -> false;
      default -> throw new UsageException("--form is full or short");
    };
  }

  private static List<Scenario> scenarios(Options options, boolean full) throws UsageException {
    if (!options.has("only")) {
      return ChaosRun.scenarios().stream()
          .filter(scenario -> full || scenario.standing() == Scenario.Standing.EACH_CHANGE)
          .toList();
    }
    Set<String> wanted =
        Arrays.stream(options.text("only").split(",", -1)).collect(Collectors.toSet());
    List<Scenario> chosen =
        ChaosRun.scenarios().stream().filter(scenario -> wanted.remove(scenario.id())).toList();
    if (!wanted.isEmpty()) {
      throw new UsageException("no such scenario: " + String.join(", ", wanted));
    }
    return chosen;
  }
}
