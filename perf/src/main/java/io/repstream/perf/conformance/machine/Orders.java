package io.repstream.perf.conformance.machine;

import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.SampleBlock;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Commands to the machine, and what it says to them. For one thread. */
final class Orders {
  static final int CONTROL_POINT = 1;
  static final int JSON = 2;
  private static final int UNSUPPORTED = 2;
  private static final int INVALID = 3;
  private static final int MACHINE_STATUS = 0x2ADA;

  /** In which a report of what was done again would come. */
  private static final Duration AFTERMATH = Duration.ofMillis(500);

  private final Bench bench;
  private final Report report;
  private final CheckedLink link;

  Orders(Bench bench, CheckedLink link) {
    this.bench = bench;
    this.report = bench.report();
    this.link = link;
  }

  /** Gives a command; whether it was answered. */
  boolean give(RmpMessage.Command command) throws InterruptedException {
    Answer answer = ask(command);
    if (link.isOver()) {
      report.fail(Clause.C1, "it closed after a COMMAND");
      return false;
    }
    answer.result().ifPresent(result -> bench.answered().put(command, result));
    report.judge(
        Clause.C1,
        answer.received() && answer.result().isPresent(),
        "RECEIVED, then RESULT",
        answer.result().isEmpty()
            ? "no RESULT within " + bench.tempo().answer().toSeconds() + " s"
            : "RESULT without RECEIVED before it");
    return answer.result().isPresent();
  }

  private record Answer(boolean received, Optional<RmpMessage.Result> result) {}

  private Answer ask(RmpMessage.Command command) throws InterruptedException {
    link.send(command);
    boolean received = false;
    long begin = bench.clock().nanos();
    while (!link.isOver() && bench.clock().since(begin).compareTo(bench.tempo().answer()) < 0) {
      Optional<RmpMessage> heard = link.hear(Duration.ofMillis(20));
      link.ackAll();
      if (heard.isEmpty()) {
        continue;
      }
      switch (heard.get()) {
        case RmpMessage.Received(var id) when id.equals(command.commandId()) -> received = true;
        case RmpMessage.Result result when result.commandId().equals(command.commandId()) -> {
          return new Answer(received, Optional.of(result));
        }
        default -> {
          // Samples, which the link looks at.
        }
      }
    }
    return new Answer(received, Optional.empty());
  }

  /** Gives a command once more that was answered before. */
  void repeat(RmpMessage.Command command) throws InterruptedException {
    RmpMessage.Result before = bench.answered().get(command);
    if (before == null) {
      return;
    }
    Optional<RmpMessage.Result> again = ask(command).result();
    boolean reported = again.isPresent() && reportsAgain();
    report.judge(
        Clause.C2,
        again.isPresent() && isSame(before, again.get()) && !reported,
        "answered again with the same",
        again.isEmpty()
            ? "a command that came again got no RESULT"
            : reported
                ? "a command that came again was executed again: machine status was sent"
                : "a command that came again got another RESULT");
  }

  private static boolean isSame(RmpMessage.Result one, RmpMessage.Result other) {
    return one.outcome() == other.outcome()
        && Arrays.equals(one.data(), other.data())
        && one.text().equals(other.text());
  }

  private boolean reportsAgain() throws InterruptedException {
    boolean[] seen = {false};
    long begin = bench.clock().nanos();
    while (!link.isOver() && bench.clock().since(begin).compareTo(AFTERMATH) < 0) {
      Optional<RmpMessage> heard = link.hear(Duration.ofMillis(20));
      link.ackAll();
      if (heard.isPresent() && heard.get() instanceof RmpMessage.Samples(SampleBlock block)) {
        block.forEach(
            (_, _, kind, payload) ->
                seen[0] |=
                    kind == 1
                        && payload.remaining() > 2
                        && Short.toUnsignedInt(payload.getShort()) == MACHINE_STATUS);
      }
    }
    return seen[0];
  }

  /** Gives a command that no machine can carry out. */
  void giveImpossible(RmpMessage.Command command) throws InterruptedException {
    Optional<RmpMessage.Result> result = ask(command).result();
    int outcome = result.map(RmpMessage.Result::outcome).orElse(0);
    report.judge(
        Clause.C3,
        outcome == UNSUPPORTED || outcome == INVALID,
        "outcome " + outcome,
        result.isEmpty()
            ? "a command of unknown name got no RESULT"
            : "a command of unknown name got outcome " + outcome);
  }
}
