package io.repstream.perf;

import io.repstream.perf.Options.UsageException;
import io.repstream.perf.gym.GatewayAddress;
import io.repstream.perf.gym.GymFacts;
import io.repstream.perf.gym.GymSimulation;
import io.repstream.perf.gym.SimulationClock;
import io.repstream.perf.load.LoadPlan;
import io.repstream.perf.load.LoadReport;
import io.repstream.perf.load.LoadRun;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code fleet}: machines that connect, measure and send. */
final class FleetCommand {
  private static final Logger LOG = LoggerFactory.getLogger(FleetCommand.class);
  private static final Set<String> DEMO_OPTIONS = Set.of("demo", "rides", "speed", "seed");

  private static final Set<String> LOAD_OPTIONS =
      Set.of(
          "gateway",
          "credentials",
          "machines",
          "rate",
          "samples-per-frame",
          "duration",
          "ledger",
          "loops",
          "seed");

  private FleetCommand() {}

  static int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    return arguments.contains("--gateway")
        ? load(Options.parse(arguments, LOAD_OPTIONS))
        : demo(Options.parse(arguments, DEMO_OPTIONS));
  }

  /** Runs until the process is told to end. */
  private static int demo(Options options)
      throws UsageException, IOException, InterruptedException {
    GymFacts facts = GymFacts.read(options.path("demo"));
    long seed = options.wholeOr("seed", RandomGenerator.getDefault().nextLong());
    SimulationClock clock = SimulationClock.system(options.numberOr("speed", 1));
    LOG.info("{} machines, seed {}", facts.machines().size(), seed);
    GymSimulation gym = GymSimulation.open(facts, options.path("rides"), clock, seed);
    Runtime.getRuntime().addShutdownHook(new Thread(gym::close, "goodbye"));
    new CountDownLatch(1).await();
    return 0;
  }

  /** Ends with 0 if every sample was acked, else with 1. */
  @SuppressWarnings("SystemOut") // the report is what the command is for
  private static int load(Options options)
      throws UsageException, IOException, InterruptedException {
    LoadReport report = new LoadRun(loadPlan(options)).run();
    System.out.print(report.toText());
    return report.isComplete() ? 0 : 1;
  }

  private static LoadPlan loadPlan(Options options) throws UsageException, IOException {
    List<MachineCredentials> known = GymFacts.readMachines(options.path("credentials"));
    long count = options.wholeOr("machines", known.size());
    if (count > known.size()) {
      throw new UsageException("only " + known.size() + " machines are in the credentials file");
    }
    long seed = options.wholeOr("seed", RandomGenerator.getDefault().nextLong());
    LOG.info("{} machines, seed {}", count, seed);
    return new LoadPlan(
        GatewayAddress.parse(options.text("gateway")),
        known.subList(0, (int) count),
        new LoadPlan.Pace(
            options.numberOr("rate", 1), (int) options.wholeOr("samples-per-frame", 1)),
        options.durationOr("duration", Duration.ofMinutes(1)),
        options.has("ledger") ? Optional.of(options.path("ledger")) : Optional.empty(),
        LoadPlan.FleetShape.real((int) options.wholeOr("loops", 1), seed));
  }
}
