package io.repstream.api.ingest.decode;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.job.Job;
import io.repstream.api.job.JobKinds;
import io.repstream.api.job.JobRequest;
import io.repstream.api.job.JobState;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.Jobs;
import io.repstream.api.platform.config.DocumentSettings;
import io.repstream.common.clock.WallClock;
import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MachineId;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The operator's command {@code redecode}: asks for jobs that decode the workouts of machines
 * again, and tells how far they are. The jobs are done by the processes of the api. It needs the
 * settings {@code repstream.mongodb.url} and {@code repstream.mongodb.database} and nothing else of
 * theirs.
 */
public final class RedecodeCommand {
  static final int OK = 0;
  static final int NOT_DONE = 1;

  /** As sysexits.h has them, as are the next two. */
  static final int MISUSED = 64;

  static final int UNAVAILABLE = 69;
  static final int MISCONFIGURED = 78;

  static final String USAGE =
      """
      Usage: redecode MACHINE...|--all   Decode the workouts of machines again, by today's decoder and
                                         calibration: a job for each machine, told by its id.
             redecode status JOB         How far a job is.
             redecode wait JOB           The same once it has ended; exit code 0 if it did well.
      """;

  private static final String ALL = "--all";
  private static final Duration LOOK_EVERY = Duration.ofMillis(500);

  private final Jobs jobs;
  private final JobStore store;
  private final RecordedMachines machines;
  private final PrintStream out;
  private final WallClock clock = WallClock.system();

  RedecodeCommand(JobStore store, RecordedMachines machines, PrintStream out) {
    this.jobs = new Jobs(store, new NoHints(), new JobKinds(List.of()));
    this.store = store;
    this.machines = machines;
    this.out = out;
  }

  public static void main(String[] arguments) {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) {
    try (MongoRedecodeStores stores =
        new MongoRedecodeStores(DocumentSettings.read(ConfigProvider.getConfig()))) {
      return new RedecodeCommand(stores.jobs(), stores, System.out).execute(arguments);
    } catch (InvalidSettingsException faults) {
      System.err.print(faults.getMessage());
      return MISCONFIGURED;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return NOT_DONE;
    } catch (RuntimeException away) {
      System.err.println("redecode: the document store cannot be used: " + away.getMessage());
      return UNAVAILABLE;
    }
  }

  /** Runs one command and answers its exit code. */
  int execute(List<String> arguments) throws InterruptedException {
    try {
      if (arguments.size() == 2 && arguments.getFirst().equals("status")) {
        return store.byId(JobId.parse(arguments.getLast())).map(this::tell).orElse(NOT_DONE);
      }
      if (arguments.size() == 2 && arguments.getFirst().equals("wait")) {
        return await(JobId.parse(arguments.getLast()));
      }
      return isMisuse(arguments) ? misused() : request(named(arguments));
    } catch (IllegalArgumentException noId) {
      return misused();
    }
  }

  private static boolean isMisuse(List<String> arguments) {
    boolean isAll = arguments.equals(List.of(ALL));
    return arguments.isEmpty() || (!isAll && arguments.stream().anyMatch(a -> a.startsWith("-")));
  }

  private int misused() {
    out.print(USAGE);
    return MISUSED;
  }

  private List<MachineId> named(List<String> arguments) {
    return arguments.equals(List.of(ALL))
        ? machines.all()
        : arguments.stream().map(MachineId::new).toList();
  }

  private int request(List<MachineId> wanted) {
    List<Job> requested = new ArrayList<>();
    for (MachineId machine : wanted) {
      requested.add(request(machine));
    }
    requested.forEach(this::tell);
    out.printf("%d jobs%n", requested.size());
    return OK;
  }

  /** One at a time for a machine: who asks twice is told of the first. */
  private Job request(MachineId machine) {
    JobRequest request =
        new JobRequest(
            new JobId(UuidCreator.getTimeOrderedEpoch()),
            RedecodeWork.KIND,
            null,
            machine.value(),
            clock.instant(),
            RedecodeWork.KIND + ":" + machine);
    return switch (jobs.request(request)) {
      case Jobs.Outcome.Accepted(Job job) -> job;
      case Jobs.Outcome.AlreadyOpen(Job job) -> job;
    };
  }

  private int await(JobId id) throws InterruptedException {
    Optional<Job> job = store.byId(id);
    while (job.isPresent() && !job.get().state().isFinal()) {
      Thread.sleep(LOOK_EVERY);
      job = store.byId(id);
    }
    job.ifPresent(this::tell);
    return job.filter(done -> done.state() == JobState.SUCCEEDED).isPresent() ? OK : NOT_DONE;
  }

  private int tell(Job job) {
    String end = job.result() != null ? job.result() : job.fault();
    out.printf(
        "%s\t%s\t%s\t%s%n",
        job.id(), job.input(), job.state(), end != null ? end : job.progress().done() + " decoded");
    return OK;
  }
}
