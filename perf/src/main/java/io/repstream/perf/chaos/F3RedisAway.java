package io.repstream.perf.chaos;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.perf.stand.StandGym.Look;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Redis is away in each of its shapes; nobody loses anything and nobody looks offline. */
final class F3RedisAway implements FleetScenario {
  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final Duration HEALTH_LIMIT = Duration.ofMillis(200);
  private static final Duration API_LIMIT = Duration.ofSeconds(2);
  private static final Duration HEALTH_PERIOD = Duration.ofMillis(50);
  private static final Duration LOOK_PERIOD = Duration.ofMillis(300);

  @Override
  public String id() {
    return "F3";
  }

  @Override
  public String fault() {
    return "Redis silent, killed, loading, full, read-only";
  }

  @Override
  public void harm(Stage stage, FleetRun run) throws IOException, InterruptedException {
    stage.await(Duration.ofSeconds(10), () -> offline(stage) == 0);
    for (RedisShape shape : RedisShape.values()) {
      stage.pass(BETWEEN);
      outage(stage, shape, run);
    }
  }

  private static void outage(Stage stage, RedisShape shape, FleetRun run)
      throws IOException, InterruptedException {
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
            Probe.start(
                LOOK_PERIOD, () -> mostOffline.accumulateAndGet(offline(stage), Math::max))) {
      shape.harm(redis, stage.form().outage());
      stage.pass(stage.form().outage());
      shape.heal(redis);
      run.expectFlow(stage, shape + ": acknowledgements flow again", ackedBefore);
      gatewayHealth.end();
      apiHealth.end();
      rest.end();
      floor.end();
      expectFast(stage, shape + ": the gateway's health", gatewayHealth, HEALTH_LIMIT);
      expectFast(stage, shape + ": the api's health", apiHealth, HEALTH_LIMIT);
      expectFast(stage, shape + ": a page of the floor over REST", rest, API_LIMIT);
    }
    long lost = load.counts().linksLost() - lostBefore;
    stage.expect(shape + ": machines stay connected", lost == 0, lost + " links lost");
    stage.expect(
        shape + ": none is shown offline",
        mostOffline.get() == 0,
        mostOffline.get() + " at the worst look");
  }

  private static void expectFast(Stage stage, String what, Probe probe, Duration limit) {
    stage.expect(
        what + " answers within " + limit.toMillis() + " ms at p99",
        probe.count() > 0 && probe.percentile(99).compareTo(limit) <= 0,
        probe.toText());
  }

  /** How many of the fleet a look shows offline; one that is refused shows none. */
  private static long offline(Stage stage) throws IOException, InterruptedException {
    return switch (stage.stand().gym().floor()) {
      case Look.Seen seen -> stage.fleet().size() - seen.onlineCount();
      case Look.Refused _ -> 0;
    };
  }
}
