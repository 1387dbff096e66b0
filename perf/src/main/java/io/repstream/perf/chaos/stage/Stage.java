package io.repstream.perf.chaos.stage;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.chaos.stage.Observation.Outcome;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Where one scenario plays: the stand, its dice, and the list of what it saw. One thread. */
public final class Stage {
  private static final long CHECK_MILLIS = 50;

  private final Stand stand;
  private final ChaosForm form;
  private final String scenario;
  private final long seed;
  private final RandomGenerator random;
  private final Consumer<Observation> listener;
  private final MonotonicClock clock = MonotonicClock.system();
  private final List<Observation> observations = new ArrayList<>();

  /**
   * @param listener hears of each observation at once
   */
  public Stage(
      Stand stand, ChaosForm form, String scenario, long seed, Consumer<Observation> listener) {
    this.listener = listener;
    this.stand = stand;
    this.form = form;
    this.scenario = scenario;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /** A condition that asks other processes. */
  @FunctionalInterface
  public interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  public Stand stand() {
    return stand;
  }

  /** The machines that measure in a scenario, unless it needs more. */
  public List<MachineCredentials> fleet() {
    List<MachineCredentials> all = stand.gym().machines();
    return all.subList(0, Math.min(all.size(), form.fleetSize()));
  }

  public ChaosForm form() {
    return form;
  }

  public String scenario() {
    return scenario;
  }

  public long seed() {
    return seed;
  }

  public MonotonicClock clock() {
    return clock;
  }

  public List<Observation> observations() {
    return List.copyOf(observations);
  }

  /** Notes a promise and whether it was kept. */
  public void expect(String what, boolean held, String seen) {
    note(new Observation(held ? Outcome.HELD : Outcome.BROKEN, what, seen));
  }

  /** Notes that something could not be tried; then the scenario does not count as held. */
  public void notPlayed(String what, String why) {
    note(new Observation(Outcome.NOT_PLAYED, what, why));
  }

  /** The same scenario on another stand; what is seen there is noted here. */
  public Stage on(Stand other) {
    return new Stage(other, form, scenario, seed, this::note);
  }

  /** Notes a figure. */
  public void tell(String what, String seen) {
    note(new Observation(Outcome.TOLD, what, seen));
  }

  private void note(Observation observation) {
    observations.add(observation);
    listener.accept(observation);
  }

  /** Notes that something comes true in time, and how long it took. */
  public boolean expectWithin(String what, Duration limit, Condition condition)
      throws IOException, InterruptedException {
    long begin = clock.nanos();
    boolean held = await(limit, condition);
    expect(what + " within " + text(limit), held, "after " + text(clock.since(begin)));
    return held;
  }

  /** Waits for something; false where the time is over. */
  public boolean await(Duration limit, Condition condition)
      throws IOException, InterruptedException {
    long begin = clock.nanos();
    while (!condition.holds()) {
      if (clock.since(begin).compareTo(limit) >= 0) {
        return false;
      }
      Thread.sleep(CHECK_MILLIS);
    }
    return true;
  }

  /** Lets time pass. */
  public void pass(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  /** A time between two others. */
  public Duration someTime(Duration least, Duration most) {
    return Duration.ofMillis(random.nextLong(least.toMillis(), most.toMillis() + 1));
  }

  public static String text(Duration time) {
    return time.toMillis() / 1_000.0 + " s";
  }
}
