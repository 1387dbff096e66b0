package io.repstream.perf.gym;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.machine.Fleet;
import io.repstream.perf.machine.FleetConfig;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.ride.Ride;
import io.repstream.perf.ride.TrainingPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the gym alive: between a third and seven twelfths of the machines are in use, half of them
 * by members; the demo member rides for a minute, again and again.
 */
public final class GymSimulation implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GymSimulation.class);
  private static final Duration DEMO_RIDE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_DEMO_RIDES = Duration.ofMinutes(3);
  private static final Duration BETWEEN_ARRIVALS = Duration.ofMillis(250);
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final Duration STATUS_PERIOD = Duration.ofMinutes(1);
  private static final long GOODBYE_MILLIS = 1_500;

  private final SimulationClock clock;
  private final SplittableRandom random;
  private final LinkWatch links;
  private final Fleet fleet;
  private final FreeMachines free;
  private final ApiClient api;
  private final ApiWatch apiWatch = new ApiWatch(MonotonicClock.system());
  private final Crowd crowd;
  private final RideLog log;
  private final Visits visits;
  private final Attendance attendance;
  private final ExecutorService shifts = Executors.newVirtualThreadPerTaskExecutor();
  private final ExecutorService people = Executors.newVirtualThreadPerTaskExecutor();

  private GymSimulation(GymFacts facts, Path rides, SimulationClock clock, long seed) {
    this.clock = clock;
    this.random = new SplittableRandom(seed);
    this.links = new LinkWatch(facts.machines().size());
    FleetConfig config = FleetConfig.of(facts.gateway(), seed).withMachineClock(clock);
    this.fleet = Fleet.start(config, links);
    facts.machines().forEach(fleet::switchOn);
    this.free = new FreeMachines(fleet.machines());
    this.api = new ApiClient(facts.apiUrl());
    this.crowd = new Crowd(facts.members().stream().map(this::memberOf).toList());
    this.log = new RideLog(rides);
    this.visits = new Visits(clock, apiWatch, log);
    this.attendance = new Attendance(facts.machines().size(), clock, random.split());
  }

  /**
   * Opens the gym.
   *
   * @param rides file to which finished rides are appended
   * @param seed of everything random
   */
  public static GymSimulation open(GymFacts facts, Path rides, SimulationClock clock, long seed) {
    GymSimulation gym = new GymSimulation(facts, rides, clock, seed);
    SplittableRandom demoRandom = gym.random.split();
    Member demoMember = gym.memberOf(facts.demoMember());
    gym.shifts.execute(() -> gym.whileOpen(() -> gym.demoMember(demoMember, demoRandom)));
    gym.shifts.execute(() -> gym.whileOpen(gym::arrivals));
    gym.shifts.execute(() -> gym.whileOpen(gym::status));
    return gym;
  }

  /** Work that goes on until the gym closes. */
  @FunctionalInterface
  private interface Shift {
    void work() throws InterruptedException, ExecutionException;
  }

  private void whileOpen(Shift shift) {
    while (!shifts.isShutdown()) {
      try {
        shift.work();
      } catch (InterruptedException closing) {
        return;
      } catch (ExecutionException | RuntimeException fault) {
        LOG.error("the simulation stumbled and goes on", fault);
      }
    }
  }

  private void arrivals() throws InterruptedException {
    if (free.takenCount() < attendance.aimAt(clock.instant())) {
      long seed = random.nextLong();
      boolean member = random.nextBoolean() && apiWatch.isWorthATry();
      free.take(Ride::isPossibleOn, random)
          .ifPresent(machine -> people.execute(() -> visit(machine, member, seed)));
    }
    Thread.sleep(clock.real(BETWEEN_ARRIVALS));
  }

  private void visit(SimulatedMachine machine, boolean byMember, long seed) {
    Optional<Member> member = byMember ? crowd.take() : Optional.empty();
    Duration length = Attendance.lengthOfStay(new SplittableRandom(seed));
    Ride ride = Ride.intervalsOn(machine.credentials().type(), length, seed);
    try {
      if (member.isPresent()) {
        visits.member(member.get(), machine, ride);
      } else {
        visits.anonymous(machine, ride);
      }
    } catch (RuntimeException fault) {
      LOG.error("a visit failed", fault);
    } finally {
      member.ifPresent(crowd::giveBack);
      free.giveBack(machine);
    }
  }

  private void demoMember(Member member, SplittableRandom demoRandom)
      throws InterruptedException, ExecutionException {
    Instant nextRide = clock.instant().plus(BETWEEN_DEMO_RIDES);
    // In a thread of its own: closing the gym interrupts the wait, not a ride.
    while (!CompletableFuture.supplyAsync(() -> demoRide(member, demoRandom), people).get()) {
      Thread.sleep(clock.real(RETRY));
    }
    Thread.sleep(clock.until(nextRide));
  }

  private boolean demoRide(Member member, SplittableRandom demoRandom) {
    if (!apiWatch.isWorthATry()) {
      return false;
    }
    Optional<SimulatedMachine> bike = free.take(MachineType.INDOOR_BIKE::equals, demoRandom);
    if (bike.isEmpty()) {
      return false;
    }
    try {
      TrainingPlan plan = TrainingPlan.steady(DEMO_RIDE);
      Ride ride = Ride.on(MachineType.INDOOR_BIKE, plan, demoRandom.nextLong());
      return visits.member(member, bike.get(), ride) == Visits.Outcome.RIDDEN;
    } finally {
      free.giveBack(bike.get());
    }
  }

  private void status() throws InterruptedException {
    Thread.sleep(STATUS_PERIOD);
    LOG.info(
        "{} of {} machines connected, {} in use, {} rides finished, {} acks",
        fleet.connectedCount(),
        free.totalCount(),
        free.takenCount(),
        log.count(),
        links.ackCount());
  }

  private Member memberOf(GymFacts.Login login) {
    return new Member(login, api, MonotonicClock.system());
  }

  /** Ends all rides in good order, then switches the machines off. */
  @Override
  public void close() {
    shifts.shutdownNow();
    people.shutdown();
    visits.close();
    try {
      people.awaitTermination(GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
    fleet.close();
    api.close();
    log.close();
  }
}
