package io.repstream.perf.conformance.machine;

import io.repstream.common.id.CommandId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.wire.RawFrame;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A link on which everything happens but its end: window, commands, SLOW, what nobody knows. */
final class LiveScene implements Scene {
  private static final long WINDOW = 4;
  private static final Duration HEARTBEAT = Duration.ofSeconds(60);
  private static final int UNKNOWN_TYPE = 0x6E;
  private static final int IGNORABLE = 0x01;
  private static final long OPAQUE = 0x1234_5678_9ABCL;

  private interface Step {
    void take(Bench bench, CheckedLink link) throws InterruptedException;
  }

  @Override
  public String title() {
    return "a live link: what nobody knows, PING, window, commands, SLOW; then a lost link";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    CheckedLink link = Reception.open(bench, WINDOW, HEARTBEAT);
    List<Step> steps =
        List.of(
            LiveScene::newsOfALaterVersion,
            LiveScene::window,
            LiveScene::commands,
            LiveScene::slow,
            LiveScene::loseWithOpenSamples);
    for (Step step : steps) {
      if (link.isOver()) {
        return; // what was not reached was not seen
      }
      step.take(bench, link);
    }
  }

  private static void newsOfALaterVersion(Bench bench, CheckedLink link)
      throws InterruptedException {
    Report report = bench.report();
    link.send(new RawFrame(UNKNOWN_TYPE, IGNORABLE, new byte[] {1, 2, 3}));
    link.send(new RmpMessage.Ping(OPAQUE));
    Optional<RmpMessage.Pong> pong = link.hearNext(RmpMessage.Pong.class, bench.tempo().answer());
    if (link.isOver()) {
      String reason = "it closed after SESSION with an unknown member and an ignorable frame";
      report.fail(Clause.W2, reason);
      report.unseen(Clause.N1, reason);
      return;
    }
    report.pass(Clause.W2, "went on behind an ignorable frame");
    report.pass(Clause.N1, "went on behind SESSION with a member of a later version");
    report.judge(
        Clause.B1,
        pong.isPresent() && pong.get().opaque() == OPAQUE,
        "PONG with the same number",
        pong.isPresent() ? "PONG with another number" : "no PONG within " + bench.tempo().answer());
  }

  private static void window(Bench bench, CheckedLink link) throws InterruptedException {
    if (!link.hearUntil(bench.tempo().patience(), () -> link.open() >= WINDOW)) {
      bench
          .report()
          .unseen(Clause.A2, "the window of 4 was not filled; let the machine measure faster");
      return;
    }
    // Who heeds no window goes on now.
    link.hearUntil(bench.tempo().grace(), () -> link.open() > WINDOW);
    long before = link.received();
    link.ackAll();
    if (link.hearUntil(bench.tempo().patience(), () -> link.received() > before)) {
      bench.report().pass(Clause.A2, "stopped at the window of 4, went on after the ACK");
      bench.report().pass(Clause.A1, "went on behind what was acked");
    } else {
      bench.report().fail(Clause.A1, "nothing more came after the ACK of everything");
    }
    link.ackAll();
  }

  private static void commands(Bench bench, CheckedLink link) throws InterruptedException {
    Orders orders = new Orders(bench, link);
    RmpMessage.Command request =
        new RmpMessage.Command(
            new CommandId(UUID.randomUUID()), 30_000, Orders.CONTROL_POINT, new byte[] {0});
    if (orders.give(request)) {
      orders.repeat(request);
    }
    byte[] unknown =
        "{\"name\":\"CONFORMANCE_CHECK\",\"args\":{}}".getBytes(StandardCharsets.UTF_8);
    orders.giveImpossible(
        new RmpMessage.Command(new CommandId(UUID.randomUUID()), 30_000, Orders.JSON, unknown));
  }

  private static void slow(Bench bench, CheckedLink link) throws InterruptedException {
    Report report = bench.report();
    link.ackAll();
    if (!link.hearUntil(bench.tempo().patience(), () -> link.open() >= 2)) {
      report.unseen(Clause.A3, "there were never two samples open");
      return;
    }
    Duration wait = bench.tempo().told().plus(bench.tempo().grace());
    link.slow(RmpCode.RATE.code(), wait);
    link.hearUntil(bench.tempo().grace(), () -> false);
    boolean stopped = !cameWithin(bench, link, wait.minus(bench.tempo().grace()).minusMillis(100));
    boolean resent =
        stopped && link.hearUntil(bench.tempo().patience(), () -> !link.isAwaitingResend());
    report.judge(
        Clause.A3,
        stopped && resent,
        "stopped, waited, began again behind the last ACK",
        stopped
            ? "after the wait nothing came from the last ACK + 1"
            : "samples came while it was to wait " + wait.toMillis() + " ms");
    link.ackAll();
  }

  /** Whether any sample comes, be it the right one. */
  private static boolean cameWithin(Bench bench, CheckedLink link, Duration time)
      throws InterruptedException {
    long begin = bench.clock().nanos();
    while (bench.clock().since(begin).compareTo(time) < 0 && !link.isOver()) {
      Optional<RmpMessage> heard = link.hear(Duration.ofMillis(20));
      if (heard.isPresent() && heard.get() instanceof RmpMessage.Samples) {
        return true;
      }
    }
    return false;
  }

  private static void loseWithOpenSamples(Bench bench, CheckedLink link)
      throws InterruptedException {
    link.hearUntil(bench.tempo().patience(), () -> link.open() >= 2);
    link.drop();
  }
}
