package io.repstream.perf.chaos.store;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.FleetRun;
import io.repstream.perf.chaos.stage.Probe;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.stand.StandGym.Look;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Redis takes no writes for a while, in whatever way: machines stay, none is shown offline, health
 * and REST answer, and afterwards acknowledgements flow again.
 */
final class RedisOutage {
  private static final Duration HEALTH_LIMIT = Duration.ofMillis(200);
  private static final Duration API_LIMIT = Duration.ofSeconds(2);
  private static final Duration HEALTH_PERIOD = Duration.ofMillis(50);
  private static final Duration LOOK_PERIOD = Duration.ofMillis(300);
  private static final Duration ONLINE_LIMIT = Duration.ofSeconds(10);

  private final Stage stage;
  private final FleetRun run;

  RedisOutage(Stage stage, FleetRun run) {
    this.stage = stage;
    this.run = run;
  }

  /** A way to take it away. */
  interface Harm {
    /**
     * Takes Redis away.
     *
     * @param forTime how long it will be, where that must be known before
     */
    void harm(EmbeddedRedis redis, Duration forTime) throws IOException;

    /** Brings it back. */
    void heal(EmbeddedRedis redis) throws IOException;
  }

  /** The floor follows what happened before; nobody may be offline by that. */
  void awaitAllOnline() throws IOException, InterruptedException {
    stage.await(ONLINE_LIMIT, () -> offline() == 0);
  }

  /** Takes it away, and notes under that name what others see of it. */
  void play(String name, Harm harm) throws IOException, InterruptedException {
    EmbeddedRedis redis = stage.stand().redis();
    ChaosLoad load = run.load();
    long lostBefore = load.counts().linksLost();
    long ackedBefore = load.counts().acked();
    AtomicLong mostOffline = new AtomicLong();
    try (HealthProbe http = new HealthProbe(MonotonicClock.system());
        Probe gatewayHealth =
            Probe.start(HEALTH_PERIOD, () -> http.ask(run.gateway().admin("/live")));
        Probe apiHealth = Probe.start(HEALTH_PERIOD, () -> http.ask(stage.stand().apiHealth()));
        Probe rest = Probe.start(LOOK_PERIOD, stage.stand().gym()::glance);
        Probe floor =
            Probe.start(LOOK_PERIOD, () -> mostOffline.accumulateAndGet(offline(), Math::max))) {
      harm.harm(redis, stage.form().outage());
      stage.pass(stage.form().outage());
      harm.heal(redis);
      run.expectFlow(stage, name + ": acknowledgements flow again", ackedBefore);
      gatewayHealth.end();
      apiHealth.end();
      rest.end();
      floor.end();
      expectFast(name + ": the gateway's health", gatewayHealth, HEALTH_LIMIT);
      expectFast(name + ": the api's health", apiHealth, HEALTH_LIMIT);
      expectFast(name + ": a page of the floor over REST", rest, API_LIMIT);
    }
    long lost = load.counts().linksLost() - lostBefore;
    stage.expect(name + ": machines stay connected", lost == 0, lost + " links lost");
    stage.expect(
        name + ": none is shown offline",
        mostOffline.get() == 0,
        mostOffline.get() + " at the worst look");
  }

  private void expectFast(String what, Probe probe, Duration limit) {
    stage.expect(
        what + " answers within " + limit.toMillis() + " ms at p99",
        probe.count() > 0 && probe.percentile(99).compareTo(limit) <= 0,
        probe.toText());
  }

  /** How many of the fleet a look shows offline; one that is refused shows none. */
  private long offline() throws IOException, InterruptedException {
    return switch (stage.stand().gym().floor()) {
      case Look.Seen seen -> stage.fleet().size() - seen.onlineCount();
      case Look.Refused _ -> 0;
    };
  }
}
