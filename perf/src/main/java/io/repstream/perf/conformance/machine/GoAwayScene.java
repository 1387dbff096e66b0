package io.repstream.perf.conformance.machine;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import java.time.Duration;

/** A gateway that drains. */
final class GoAwayScene implements Scene {
  private static final Duration HEARTBEAT = Duration.ofSeconds(60);
  private static final Duration STEP = Duration.ofMillis(20);
  private static final long WINDOW = 8;
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  @Override
  public String title() {
    return "GOAWAY with a time to come back";
  }

  @Override
  public void play(Bench bench) throws Stopped, InterruptedException {
    Report report = bench.report();
    CheckedLink link = Reception.open(bench, WINDOW, HEARTBEAT);
    link.hearUntil(bench.tempo().patience(), () -> link.open() >= 1);
    // Longer than the machine is kept waiting for its ACKs.
    Duration away = bench.tempo().told().plus(bench.tempo().grace());
    link.send(new RmpMessage.GoAway(RmpCode.DRAIN.code(), away.toMillis()));
    bench.toldToStayAway(Clause.G2, away);
    link.hearUntil(bench.tempo().grace(), link::isOver);
    long onTheWay = link.received();
    hearAndAck(bench, link, CLOSE_LIMIT);
    boolean closed = link.isOver();
    boolean quiet = link.received() <= onTheWay;
    report.judge(
        Clause.G1,
        closed && quiet,
        "said nothing new and closed",
        quiet ? "it was still there after 2 s" : "new samples came after GOAWAY");
    if (!closed) {
      link.drop();
    }
  }

  private static void hearAndAck(Bench bench, CheckedLink link, Duration time)
      throws InterruptedException {
    long begin = bench.clock().nanos();
    while (!link.isOver() && bench.clock().since(begin).compareTo(time) < 0) {
      link.ackAll();
      link.hear(STEP);
    }
  }
}
