package io.repstream.gateway.drain;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.drain.DrainPlan.Parting;
import io.repstream.gateway.drain.DrainProgress.Phase;
import io.repstream.gateway.session.Input;
import io.repstream.gateway.telemetry.Activity;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets all machines go, once. {@link #run} blocks and belongs to one thread; how far it is may be
 * asked from any.
 */
public final class Drain {
  private static final Logger LOG = LoggerFactory.getLogger(Drain.class);

  private final DrainConfig config;
  private final Guests guests;
  private final Duration farewellLimit;
  private final MonotonicClock clock;
  private final RandomGenerator random;
  private final Set<Guest> told = ConcurrentHashMap.newKeySet();
  private volatile Phase phase = Phase.NOT_BEGUN;
  private volatile long begunAtNanos;

  /**
   * @param farewellLimit within which a connection is closed whose machine was told to go
   */
  public Drain(
      DrainConfig config,
      Guests guests,
      Duration farewellLimit,
      MonotonicClock clock,
      RandomGenerator random) {
    this.config = config;
    this.guests = guests;
    this.farewellLimit = farewellLimit;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Returns when nobody is there any more, or was told everything and did not go.
   *
   * @throws InterruptedException when interrupted while waiting
   */
  public void run() throws InterruptedException {
    begunAtNanos = clock.nanos();
    phase = Phase.UNDER_WAY;
    try {
      DrainPlan plan = new DrainPlan(config, guests.all().size(), random);
      Duration limit = config.window().plus(config.interval()).plus(farewellLimit);
      for (Duration elapsed = Duration.ZERO; elapsed.compareTo(limit) < 0; elapsed = elapsed()) {
        tell(plan.next(elapsed, staying()));
        if (guests.awaitNone(config.interval(), clock)) {
          return;
        }
      }
      LOG.atWarn()
          .addKeyValue("repstream.drain.remaining", guests.all().size())
          .log("connections outlast the drain");
    } finally {
      phase = Phase.OVER;
    }
  }

  private void tell(List<Parting> partings) {
    for (Parting parting : partings) {
      told.add(parting.guest());
      parting.guest().tell(new Input.Dismissed(RmpCode.DRAIN, parting.reconnectAfter()));
    }
    if (!partings.isEmpty()) {
      LOG.atDebug().addKeyValue("repstream.drain.batch", partings.size()).log("machines let go");
    }
  }

  private List<? extends Guest> staying() {
    return guests.all().stream().filter(guest -> !told.contains(guest)).toList();
  }

  private Duration elapsed() {
    return clock.since(begunAtNanos);
  }

  /** How far it is; goes through all connections. */
  public DrainProgress progress() {
    Phase reached = phase;
    int leaving = 0;
    Map<Activity, Integer> staying = new EnumMap<>(Activity.class);
    for (Guest guest : guests.all()) {
      if (told.contains(guest)) {
        leaving++;
      } else {
        staying.merge(guest.activity(), 1, Integer::sum);
      }
    }
    return new DrainProgress(
        reached,
        reached == Phase.NOT_BEGUN ? Duration.ZERO : elapsed(),
        config.window(),
        told.size(),
        leaving,
        staying.getOrDefault(Activity.IDLE, 0),
        staying.getOrDefault(Activity.AT_BOUNDARY, 0),
        staying.getOrDefault(Activity.MEASURING, 0) + staying.getOrDefault(Activity.IN_WORKOUT, 0));
  }
}
