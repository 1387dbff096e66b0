package io.repstream.perf.conformance.machine;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.BootId;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Peer;
import io.repstream.perf.machine.MachineCredentials;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of the machine so far, over all its connections. For one thread. */
final class Bench {
  private static final Duration LATEST_BEHIND_TOLD = Duration.ofSeconds(6);
  private static final Duration TIMER_SLACK = Duration.ofMillis(50);

  private final MachineCredentials machine;
  private final Arrivals arrivals;
  private final Report report;
  private final Tempo tempo;
  private final MonotonicClock clock = MonotonicClock.system();
  private final WallClock wall = WallClock.system();
  private final SampleLog samples;
  private final Set<ByteBuffer> nonces = new HashSet<>();
  private final List<Duration> ownWaits = new ArrayList<>();
  private final Map<RmpMessage.Command, RmpMessage.Result> answered = new HashMap<>();
  private @Nullable BootId bootId;
  private long leftAtNanos;
  private @Nullable Told told;

  /**
   * When a machine was told to stay away.
   *
   * @param clause that is about it
   */
  private record Told(Clause clause, Duration away, long atNanos) {}

  Bench(MachineCredentials machine, Arrivals arrivals, Report report, Tempo tempo) {
    this.machine = machine;
    this.arrivals = arrivals;
    this.report = report;
    this.tempo = tempo;
    this.samples = new SampleLog(report);
  }

  MachineCredentials machine() {
    return machine;
  }

  Report report() {
    return report;
  }

  Tempo tempo() {
    return tempo;
  }

  MonotonicClock clock() {
    return clock;
  }

  long nowMs() {
    return wall.millis();
  }

  SampleLog samples() {
    return samples;
  }

  /** What the machine answered to commands. */
  Map<RmpMessage.Command, RmpMessage.Result> answered() {
    return answered;
  }

  /** Waits for the machine, and judges how long it stayed away. */
  Peer comes() throws Stopped, InterruptedException {
    Duration limit = tempo.patience().plus(told == null ? Duration.ZERO : told.away());
    Peer peer =
        arrivals
            .next(limit)
            .orElseThrow(() -> new Stopped("the machine did not come within " + limit));
    if (told != null) {
      judge(told);
      told = null;
    } else if (leftAtNanos != 0) {
      ownWaits.add(clock.since(leftAtNanos));
    }
    return peer;
  }

  private void judge(Told order) {
    Duration away = clock.since(order.atNanos());
    Duration wanted = order.away();
    report.judge(
        order.clause(),
        away.plus(TIMER_SLACK).compareTo(wanted) >= 0
            && away.compareTo(wanted.plus(LATEST_BEHIND_TOLD)) <= 0,
        "told %d ms, back after %d ms".formatted(wanted.toMillis(), away.toMillis()),
        "told to come back after %d ms, it came after %d ms"
            .formatted(wanted.toMillis(), away.toMillis()));
  }

  /** The machine's next return is a matter of what it was told now. */
  void toldToStayAway(Clause clause, Duration wait) {
    told = new Told(clause, wait, clock.nanos());
  }

  /** The machine is away. */
  void left() {
    leftAtNanos = clock.nanos();
  }

  /** How long it stayed away where nobody had told it anything. */
  List<Duration> ownWaits() {
    return ownWaits;
  }

  /** Notes what HELLO says that must hold over connections. */
  void greeted(RmpMessage.Hello hello) {
    report.judge(
        Clause.H4,
        nonces.add(ByteBuffer.wrap(hello.clientNonce())),
        nonces.size() + " connections, each with its own",
        "clientNonce was used before");
    BootId before = bootId;
    if (before == null) {
      bootId = hello.bootId();
    } else if (!before.equals(hello.bootId())) {
      report.fail(
          Clause.S5, "another bootId after a lost link: it is drawn at power-up, and only then");
      bootId = hello.bootId();
      samples.newBoot();
    } else {
      report.pass(Clause.S5, "the same bootId on every connection");
    }
  }
}
