package io.repstream.perf.conformance.machine;

import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import java.time.Duration;
import java.util.Optional;

/** A machine with nothing to say, and then a gateway that says nothing. */
final class SilenceScene implements Scene {
  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration SIGN_OF_LIFE = Duration.ofMillis(400);

  /** A machine with an open window of one has nothing more to send. */
  private static final long WINDOW = 1;

  @Override
  public String title() {
    return "heartbeats: the machine has nothing to send, then the gateway is silent";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    CheckedLink link = Reception.open(bench, WINDOW, HEARTBEAT);
    link.hearUntil(bench.tempo().patience(), () -> link.open() >= WINDOW);
    ping(bench, link);
    silence(bench, link);
    link.drop();
  }

  private static void ping(Bench bench, CheckedLink link) throws InterruptedException {
    Report report = bench.report();
    Duration limit = HEARTBEAT.multipliedBy(3).dividedBy(2).plus(bench.tempo().grace());
    long begin = bench.clock().nanos();
    while (!link.isOver() && bench.clock().since(begin).compareTo(limit) < 0) {
      Optional<RmpMessage> heard = link.hear(SIGN_OF_LIFE);
      if (heard.isPresent()) {
        String said = heard.get().type().toString();
        String seen = said + " after " + bench.clock().since(begin).toMillis() + " ms";
        if (heard.get() instanceof RmpMessage.Ping) {
          report.pass(Clause.B2, seen);
        } else {
          report.unseen(Clause.B2, "it always had something to say: " + seen);
        }
        return;
      }
      link.send(new RmpMessage.Ack(bench.samples().durable()));
    }
    report.fail(
        Clause.B2, "no PING within %d ms; the heartbeat was 1 s".formatted(limit.toMillis()));
  }

  private static void silence(Bench bench, CheckedLink link) throws InterruptedException {
    link.mute();
    long begin = bench.clock().nanos();
    Duration limit =
        HEARTBEAT.multipliedBy(3).plus(bench.tempo().grace()).plus(Duration.ofSeconds(1));
    boolean left = link.awaitEnd(limit);
    Duration after = bench.clock().since(begin);
    boolean early = left && after.compareTo(HEARTBEAT.multipliedBy(3).dividedBy(2)) < 0;
    bench
        .report()
        .judge(
            Clause.B3,
            left && !early,
            "given up after %d ms of silence".formatted(after.toMillis()),
            early
                ? "given up after %d ms; two heartbeats are 2 s".formatted(after.toMillis())
                : "not given up after %d ms of silence; two heartbeats are 2 s"
                    .formatted(after.toMillis()));
  }
}
