package io.repstream.perf.chaos.ingest;

import io.repstream.common.clock.WallClock;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.evening.Evening;
import io.repstream.perf.fault.Direction;
import io.repstream.perf.fault.Fault;
import io.repstream.perf.fault.FaultProxy;
import io.repstream.perf.stand.StandGym.Password;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The document store is slow, silent, or refuses connections while an evening is played. A change
 * of its primary needs a replica set; what a client sees of it, all connections reset, is the end
 * of each trouble.
 */
public final class F10MongoAway implements Scenario {
  private static final int MACHINES = 24;
  private static final double SPEED = 60;
  private static final Duration EVENING = Duration.ofMinutes(90);
  private static final Duration SETTLED = Duration.ofSeconds(3);
  private static final Duration SLOW_BY = Duration.ofMillis(400);
  private static final Duration LOGIN_LIMIT = Duration.ofSeconds(10);
  private static final Duration TAKEN_UP_LIMIT = Duration.ofSeconds(60);
  private static final int OK = 200;

  /** More would make entries suspect. */
  private static final long MOST_DELIVERIES = 5;

  @Override
  public String id() {
    return "F10";
  }

  @Override
  public String fault() {
    return "the document store slow, silent, gone, its connections reset";
  }

  @Override
  public Standing standing() {
    return Standing.FULL_ONLY;
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    InetSocketAddress store = door(URI.create(stage.stand().stores().mongoUrl()).getPort());
    try (FaultProxy line = FaultProxy.to(List.of(store))) {
      restart(stage, Map.of("REPSTREAM_MONGODB_URL", url(line)));
      Evening evening = new Evening(WallClock.system().instant(), EVENING, SPEED);
      try (TwinEvenings twins = new TwinEvenings(stage, evening, MACHINES)) {
        twins.playInPeace();
        twins.playUnder(
            () -> {
              slow(stage, line);
              silent(stage, line, twins);
              gone(stage, line, twins, store);
            });
        twins.judge();
      } finally {
        restart(stage, Map.of());
      }
    }
  }

  private static void slow(Stage stage, FaultProxy line) throws InterruptedException {
    stage.pass(SETTLED);
    line.apply(Direction.FROM_TARGET, new Fault.Delay(SLOW_BY));
    stage.pass(stage.form().outage().dividedBy(2));
    line.apply(Direction.FROM_TARGET, new Fault.None());
    line.resetAll();
  }

  private static void silent(Stage stage, FaultProxy line, TwinEvenings twins)
      throws IOException, InterruptedException {
    stage.pass(SETTLED);
    line.apply(Direction.FROM_TARGET, new Fault.Blackhole());
    whileAway(stage, "silent", twins);
    line.apply(Direction.FROM_TARGET, new Fault.None());
    line.resetAll();
    takenUp(stage, twins);
  }

  private static void gone(
      Stage stage, FaultProxy line, TwinEvenings twins, InetSocketAddress store)
      throws IOException, InterruptedException {
    line.targets(List.of());
    line.resetAll();
    whileAway(stage, "gone", twins);
    line.targets(List.of(store));
    takenUp(stage, twins);
  }

  private static void whileAway(Stage stage, String how, TwinEvenings twins)
      throws IOException, InterruptedException {
    stage.pass(SETTLED);
    Map<Integer, String> before = twins.player().lowestPending();
    long begin = stage.clock().nanos();
    for (Password password : Password.values()) {
      tryLogin(stage, how, password);
    }
    stage.pass(stage.form().outage().minus(stage.clock().since(begin)));
    Map<Integer, String> after = twins.player().lowestPending();
    stage.expect(
        "nothing is acknowledged while the store is " + how,
        !before.isEmpty() && after.entrySet().containsAll(before.entrySet()),
        before.size() + " shards with entries in hand");
    long deliveries = twins.player().mostDeliveries();
    stage.expect(
        "no entry is delivered again and again", deliveries <= MOST_DELIVERIES, deliveries + "");
  }

  private static void tryLogin(Stage stage, String how, Password password)
      throws IOException, InterruptedException {
    long begin = stage.clock().nanos();
    int status = stage.stand().gym().tryLogin(password);
    Duration took = stage.clock().since(begin);
    stage.expect(
        "nobody is let in with the " + password + " password while the store is " + how,
        status != OK && took.compareTo(LOGIN_LIMIT) < 0,
        status + " after " + Stage.text(took));
  }

  private static void takenUp(Stage stage, TwinEvenings twins)
      throws IOException, InterruptedException {
    Map<Integer, String> stuck = twins.player().lowestPending();
    stage.expectWithin(
        "ingest goes on",
        TAKEN_UP_LIMIT,
        () -> {
          Map<Integer, String> now = twins.player().lowestPending();
          return stuck.entrySet().stream().noneMatch(now.entrySet()::contains);
        });
  }

  private static void restart(Stage stage, Map<String, String> settings)
      throws InterruptedException {
    stage.stand().api().kill();
    stage.stand().api().launch(settings);
    stage.stand().api().awaitReady();
  }

  private static String url(FaultProxy line) {
    return "mongodb://127.0.0.1:" + line.address().getPort();
  }

  private static InetSocketAddress door(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }
}
