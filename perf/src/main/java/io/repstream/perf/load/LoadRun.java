package io.repstream.perf.load;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.Fleet;
import io.repstream.perf.machine.FleetConfig;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a {@link LoadPlan}: connects, measures for its duration, waits for the last ACKs. */
public final class LoadRun {
  private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration PROGRESS_PERIOD = Duration.ofSeconds(10);
  private static final long CHECK_MILLIS = 20;

  private final LoadPlan plan;
  private final MonotonicClock clock = MonotonicClock.system();
  private final LoadMeter meter = new LoadMeter();

  public LoadRun(LoadPlan plan) {
    this.plan = plan;
  }

  /** Runs to the end. Blocks. */
  public LoadReport run() throws IOException, InterruptedException {
    if (plan.ledger().isEmpty()) {
      return run(null);
    }
    try (Ledger ledger = new Ledger(plan.ledger().get())) {
      return run(ledger);
    }
  }

  private LoadReport run(@Nullable Ledger ledger) throws InterruptedException {
    FleetConfig config =
        FleetConfig.of(plan.gateway(), plan.seed())
            .withEventLoopCount(plan.eventLoopCount())
            .withRingSamples(plan.pace().ringSamples());
    List<LoadMachine> machines = new ArrayList<>();
    LoadReport report;
    try (Fleet fleet = Fleet.start(config, meter)) {
      connect(fleet, config, ledger, machines);
      long startNanos = clock.nanos();
      measure(machines);
      await(DRAIN_LIMIT, meter::isDrained);
      report = meter.report(fleet.connectedCount(), clock.since(startNanos));
    }
    if (ledger != null) {
      for (LoadMachine machine : machines) {
        machine.settleRest(ledger);
      }
    }
    return report;
  }

  private void connect(
      Fleet fleet, FleetConfig config, @Nullable Ledger ledger, List<LoadMachine> machines)
      throws InterruptedException {
    SplittableRandom seeds = new SplittableRandom(plan.seed());
    for (MachineCredentials credentials : plan.machines()) {
      Ride ride =
          Ride.on(typeOf(credentials), TrainingPlan.steady(plan.duration()), seeds.nextLong());
      LoadMachine machine =
          new LoadMachine(
              fleet.switchOn(credentials), plan.pace(), ride, meter, ledger, config.ringSamples());
      meter.watch(machine);
      machines.add(machine);
    }
    long startNanos = clock.nanos();
    await(CONNECT_LIMIT, () -> fleet.connectedCount() == machines.size());
    LOG.info(
        "{} of {} machines connected after {} ms",
        fleet.connectedCount(),
        machines.size(),
        clock.since(startNanos).toMillis());
  }

  private void measure(List<LoadMachine> machines) throws InterruptedException {
    long periodNanos = plan.pace().framePeriod().toNanos();
    for (int i = 0; i < machines.size(); i++) {
      machines.get(i).start(periodNanos * i / machines.size());
    }
    long startNanos = clock.nanos();
    while (clock.since(startNanos).compareTo(plan.duration()) < 0) {
      Duration left = plan.duration().minus(clock.since(startNanos));
      Thread.sleep(left.compareTo(PROGRESS_PERIOD) < 0 ? left : PROGRESS_PERIOD);
      LOG.info("{} samples acked", meter.ackedCount());
    }
    machines.forEach(LoadMachine::stop);
  }

  private void await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long startNanos = clock.nanos();
    while (!condition.getAsBoolean() && clock.since(startNanos).compareTo(limit) < 0) {
      Thread.sleep(CHECK_MILLIS);
    }
  }

  /** A strength machine under load sends what a bike sends. */
  private static MachineType typeOf(MachineCredentials credentials) {
    return Ride.isPossibleOn(credentials.type()) ? credentials.type() : MachineType.INDOOR_BIKE;
  }
}
