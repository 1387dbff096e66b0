package io.repstream.perf;

import io.repstream.perf.Options.UsageException;
import io.repstream.perf.question.IdleMemory;
import io.repstream.perf.question.Interview;
import io.repstream.perf.question.Latency;
import io.repstream.perf.question.Question;
import io.repstream.perf.question.ReconnectStorm;
import io.repstream.perf.question.Throughput;
import io.repstream.perf.stand.BareStand;
import io.repstream.perf.wire.Way;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code loadtest}: one question, asked several times. */
final class LoadtestCommand {
  private static final Set<String> OPTIONS =
      Set.of(
          "machines",
          "rate",
          "samples-per-frame",
          "duration",
          "runs",
          "home",
          "directory",
          "transport");
  private static final int DEFAULT_RUNS = 3;
  private static final int BYSTANDERS = 100;

  private LoadtestCommand() {}

  @SuppressWarnings("SystemOut") // the figures are what the command is for
  static int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    if (arguments.isEmpty()) {
      throw new UsageException("which question?");
    }
    String name = arguments.getFirst();
    Options options = Options.parse(arguments.subList(1, arguments.size()), OPTIONS);
    Path home = options.has("home") ? options.path("home") : Path.of("");
    Path directory =
        options.has("directory") ? options.path("directory") : home.resolve(".repstream/loadtest");
    try (BareStand stand = BareStand.open(home, directory, options.wayOr("transport", Way.TCP))) {
      Interview.hold(
          question(name, options, stand),
          (int) options.wholeOr("runs", DEFAULT_RUNS),
          command(arguments),
          System.out::print);
    }
    return 0;
  }

  private static String command(List<String> arguments) {
    List<String> kept = arguments.stream().takeWhile(word -> !word.equals("--home")).toList();
    return "./repstream loadtest " + String.join(" ", kept);
  }

  private static Question question(String name, Options options, BareStand stand)
      throws UsageException {
    return switch (name) {
      case "throughput" -> {
        int perFrame = (int) options.wholeOr("samples-per-frame", 1);
        yield new Throughput(
            stand,
            stand.provision(machines(options, 100)),
            options.numberOr("rate", 600.0 * perFrame),
            perFrame,
            options.durationOr("duration", Duration.ofSeconds(20)));
      }
      case "latency" ->
          new Latency(
              stand,
              stand.provision(machines(options, 5_000)),
              options.numberOr("rate", 1),
              options.durationOr("duration", Duration.ofSeconds(30)));
      case "idle" -> new IdleMemory(stand, stand.provision(machines(options, 10_000)));
      case "storm" ->
          new ReconnectStorm(
              stand, stand.provision(machines(options, 10_000)), stand.provision(BYSTANDERS));
      default -> throw new UsageException("no such question: " + name);
    };
  }

  private static int machines(Options options, int fallback) throws UsageException {
    return (int) options.wholeOr("machines", fallback);
  }
}
