package io.repstream.perf.gym;

import io.repstream.common.id.BootId;
import io.repstream.common.machine.MachineState;
import io.repstream.common.telemetry.SampleKind;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.ride.Ride;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One ride on one machine: the machine says that it is in use, measures once per step, and says at
 * the end who left and that it is free. Runs on the machine's event loop.
 */
public final class RideRun {
  private static final byte[] EMPTY = {};

  private final SimulatedMachine machine;
  private final Ride ride;
  private final Rhythm rhythm;
  private final Ending ending;
  private final CompletableFuture<RideSpan> result = new CompletableFuture<>();
  private @Nullable BootId bootId;
  private Instant startedAt = Instant.EPOCH;
  private long firstSeq;
  private long lastSeq;
  private int sampleCount;
  private @Nullable Future<?> next;
  private boolean paused;

  /**
   * How often the machine measures.
   *
   * @param step between samples, in the gym's time
   */
  public record Rhythm(Duration step, SimulationClock clock) {
    /** Once a second. */
    public static Rhythm everySecond(SimulationClock clock) {
      return new Rhythm(Duration.ofSeconds(1), clock);
    }
  }

  /** What the machine says at the end. */
  public enum Ending {
    /** A member was signed in: the sign-out is told. */
    SIGN_OUT,
    /** Nobody was. */
    ANONYMOUS
  }

  private RideRun(SimulatedMachine machine, Ride ride, Rhythm rhythm, Ending ending) {
    this.machine = machine;
    this.ride = ride;
    this.rhythm = rhythm;
    this.ending = ending;
  }

  /** Starts a ride now; from any thread. */
  public static RideRun start(SimulatedMachine machine, Ride ride, Rhythm rhythm, Ending ending) {
    return startAfter(Duration.ZERO, new RideRun(machine, ride, rhythm, ending));
  }

  /** Starts the ride of a member, once the member sits; from any thread. */
  public static RideRun startSignedIn(
      SimulatedMachine machine, Ride ride, Rhythm rhythm, Duration toGetSeated) {
    return startAfter(toGetSeated, new RideRun(machine, ride, rhythm, Ending.SIGN_OUT));
  }

  private static RideRun startAfter(Duration delay, RideRun run) {
    long delayNanos = run.rhythm.clock().real(delay).toNanos();
    run.machine.executor().execute(() -> run.next = run.schedule(run::begin, delayNanos));
    return run;
  }

  private Future<?> schedule(Runnable what, long delayNanos) {
    return machine.executor().schedule(what, delayNanos, TimeUnit.NANOSECONDS);
  }

  /**
   * What was ridden, once it is over; cancelled when the machine lost power. Whether it is stored
   * already, the machine knows.
   */
  public CompletableFuture<RideSpan> result() {
    return result;
  }

  /** The athlete gets off now; from any thread. */
  public void stop() {
    machine.executor().execute(this::end);
  }

  private void begin() {
    bootId = machine.bootId();
    startedAt = Instant.ofEpochMilli(machine.machineTimeMs());
    tell(MachineState.IN_USE, startedAt);
    firstSeq = measure(startedAt);
    machine.flush();
    scheduleNext();
  }

  private void scheduleNext() {
    Duration delay = rhythm.clock().until(timeOfSample(sampleCount));
    next = schedule(this::step, delay.toNanos());
  }

  private void step() {
    if (!machine.bootId().equals(bootId)) {
      result.cancel(false);
      return;
    }
    Instant at = timeOfSample(sampleCount);
    tellPause(at);
    ride.aimAt(machine.console().targets());
    ride.advance(rhythm.step().toNanos() / 1e9);
    measure(at);
    machine.flush();
    if (ride.isFinished()) {
      end();
    } else {
      scheduleNext();
    }
  }

  private void end() {
    if (result.isDone()) {
      return;
    }
    if (bootId == null) {
      begin();
    }
    if (next != null) {
      next.cancel(false);
    }
    Instant endedAt = timeOfSample(sampleCount - 1);
    if (ending == Ending.SIGN_OUT) {
      machine.measure(SampleKind.SIGN_OUT, endedAt.toEpochMilli(), EMPTY);
    }
    tell(MachineState.IDLE, endedAt);
    machine.flush();
    result.complete(
        new RideSpan(
            machine.bootId(), startedAt, endedAt, firstSeq, lastSeq, sampleCount, ride.totals()));
  }

  private void tellPause(Instant at) {
    if (ride.isPaused() != paused) {
      paused = !paused;
      tell(paused ? MachineState.PAUSED : MachineState.IN_USE, at);
    }
  }

  private void tell(MachineState state, Instant at) {
    MachineStates.tell(machine, state, at);
  }

  private long measure(Instant at) {
    lastSeq = machine.measure(SampleKind.FTMS, at.toEpochMilli(), ride.payload());
    sampleCount++;
    return lastSeq;
  }

  private Instant timeOfSample(int index) {
    return startedAt.plus(rhythm.step().multipliedBy(index));
  }
}
