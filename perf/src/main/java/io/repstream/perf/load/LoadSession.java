package io.repstream.perf.load;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.Fleet;
import io.repstream.perf.machine.FleetConfig;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Machines under load for as long as the caller likes, so that something may happen meanwhile.
 * Methods that wait block; for one thread.
 */
public final class LoadSession implements AutoCloseable {
  private static final long CHECK_MILLIS = 20;

  private final LoadPlan plan;
  private final LoadMeter meter;
  private final @Nullable Ledger ledger;
  private final Fleet fleet;
  private final List<LoadMachine> machines = new ArrayList<>();
  private final MonotonicClock clock = MonotonicClock.system();
  private boolean closed;

  private LoadSession(LoadPlan plan, MachineObserver observer) throws IOException {
    this.plan = plan;
    this.meter = new LoadMeter(observer);
    this.ledger = plan.ledger().isPresent() ? new Ledger(plan.ledger().get()) : null;
    FleetConfig config =
        FleetConfig.of(plan.gateway(), plan.fleet().seed())
            .withEventLoopCount(plan.fleet().eventLoopCount())
            .withReconnectBase(plan.fleet().reconnectBase())
            .withRing(plan.pace().ring());
    this.fleet = Fleet.start(config, meter);
    switchOn(config.ring().samples());
  }

  /**
   * Switches all machines on; they connect by themselves and do not measure yet.
   *
   * @param observer sees links and frames too
   */
  public static LoadSession open(LoadPlan plan, MachineObserver observer) throws IOException {
    return new LoadSession(plan, observer);
  }

  private void switchOn(int ringSamples) {
    SplittableRandom seeds = new SplittableRandom(plan.fleet().seed());
    for (MachineCredentials credentials : plan.machines()) {
      Ride ride =
          Ride.on(typeOf(credentials), TrainingPlan.steady(plan.duration()), seeds.nextLong());
      LoadMachine machine =
          new LoadMachine(
              fleet.switchOn(credentials), plan.pace(), ride, meter, ledger, ringSamples);
      meter.watch(machine);
      machines.add(machine);
    }
  }

  /** Waits until all machines have a link; false where the time is over. */
  public boolean awaitConnected(Duration limit) throws InterruptedException {
    return await(limit, () -> connectedCount() == machines.size());
  }

  /** How many machines have a link. */
  public int connectedCount() {
    return fleet.connectedCount();
  }

  /** All machines begin to measure, spread over one period. */
  public void measure() {
    long periodNanos = plan.pace().framePeriod().toNanos();
    for (int i = 0; i < machines.size(); i++) {
      machines.get(i).start(periodNanos * i / machines.size());
    }
  }

  /** All machines lose their links at once, without a word, and come back by themselves. */
  public void dropLinks() {
    fleet.machines().forEach(SimulatedMachine::dropLink);
  }

  /** All machines cease to measure. */
  public void stop() {
    join(machines.stream().map(LoadMachine::stop));
  }

  /** All machines cease to measure, and their workouts end. */
  public void signOut() {
    join(machines.stream().map(LoadMachine::signOut));
  }

  /** Waits, so that nothing is measured after the call. */
  private static void join(Stream<CompletableFuture<Void>> steps) {
    CompletableFuture.allOf(steps.toArray(CompletableFuture[]::new)).join();
  }

  /** Waits until every sample is acked; false where the time is over. */
  public boolean awaitDrained(Duration limit) throws InterruptedException {
    return await(limit, () -> meter.counts().isDrained());
  }

  /** What happened so far. */
  public LoadReport.Counts counts() {
    return meter.counts();
  }

  /** From measuring to ACK, for what was acked since the last call. */
  public LoadReport.Latency takeLatency() {
    return meter.takeLatency();
  }

  /** Switches the machines off and completes the ledger. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    fleet.close();
    if (ledger == null) {
      return;
    }
    try (ledger) {
      for (LoadMachine machine : machines) {
        machine.settleRest(ledger);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean await(Duration limit, BooleanSupplier condition) throws InterruptedException {
    long startNanos = clock.nanos();
    while (!condition.getAsBoolean()) {
      if (clock.since(startNanos).compareTo(limit) >= 0) {
        return false;
      }
      Thread.sleep(CHECK_MILLIS);
    }
    return true;
  }

  /** A strength machine under load sends what a bike sends. */
  private static MachineType typeOf(MachineCredentials credentials) {
    return Ride.isPossibleOn(credentials.type()) ? credentials.type() : MachineType.INDOOR_BIKE;
  }
}
