package io.repstream.perf.conformance.gateway;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.BootId;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Heard;
import io.repstream.perf.conformance.talk.Lines;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** What all probes of one check share. For one thread. */
record Round(Candidate candidate, Lines lines, Report report, MonotonicClock clock) {
  Call call() throws IOException, InterruptedException {
    return new Call(lines.dial(candidate.door()), clock);
  }

  MachineCredentials machine() {
    return candidate.machine();
  }

  static BootId newBoot() {
    return new BootId(UUID.randomUUID());
  }

  /** Judges that the gateway refuses with REJECT and a code, and then ends. */
  void expectReject(Call call, Clause clause, int code) throws InterruptedException {
    Optional<Heard> heard = call.hear(Call.LIMIT);
    boolean right =
        heard.isPresent()
            && heard.get() instanceof Heard.Frame(Decoded.Message(RmpMessage.Reject reject), long _)
            && reject.code() == code;
    report.judge(clause, right, "REJECT %04x".formatted(code), wrong("REJECT", code, heard));
    if (right) {
      judgeWait(heard.get());
      judgeEnd(call, clause);
    }
  }

  private void judgeWait(Heard heard) {
    if (heard instanceof Heard.Frame(Decoded.Message(RmpMessage.Reject reject), long _)) {
      report.judge(
          Clause.R1,
          reject.retryAfterMs() > 0,
          "REJECT %04x names %d ms".formatted(reject.code(), reject.retryAfterMs()),
          "REJECT %04x names no time to wait".formatted(reject.code()));
    }
  }

  /** Judges that the gateway answers with ERROR and a code, and then ends. */
  void expectError(Call call, Clause clause, int code) throws InterruptedException {
    Optional<Heard> heard = call.hear(Call.LIMIT);
    while (heard.isPresent() && isAck(heard.get())) {
      heard = call.hear(Call.LIMIT);
    }
    boolean right =
        heard.isPresent()
            && heard.get()
                instanceof Heard.Frame(Decoded.Message(RmpMessage.ProtocolError error), long _)
            && error.code() == code;
    report.judge(clause, right, "ERROR %04x".formatted(code), wrong("ERROR", code, heard));
    if (right) {
      judgeEnd(call, clause);
    }
  }

  private static boolean isAck(Heard heard) {
    return heard instanceof Heard.Frame(Decoded.Message(RmpMessage.Ack _), long _);
  }

  private static String wrong(String wanted, int code, Optional<Heard> heard) {
    return "%s %04x was due; came: %s"
        .formatted(wanted, code, heard.map(Call::text).orElse("nothing"));
  }

  private void judgeEnd(Call call, Clause clause) throws InterruptedException {
    boolean ended = call.ends(Duration.ofSeconds(5));
    if (ended) {
      report.pass(Clause.R3, "a word before every end");
    } else {
      report.fail(clause, "the connection stayed open");
    }
  }
}
