package io.repstream.perf.conformance.gateway;

import io.repstream.common.rmp.RmpMessage;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.machine.MachineCredentials;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Good ends: the machine's own, and the gateway's. */
final class FarewellProbes {
  private static final int SHUTDOWN = 0x0404;

  /** GOAWAY's 2 s, and what closing takes. */
  private static final Duration END_LIMIT = Duration.ofSeconds(7);

  private final Round round;
  private final Report report;

  FarewellProbes(Round round) {
    this.round = round;
    this.report = round.report();
  }

  void machineLeaves() throws IOException, InterruptedException, Unexpected {
    try (Call call = round.call()) {
      call.welcomed(round.machine(), Round.newBoot());
      call.send(Call.samples(1, 5));
      call.send(new RmpMessage.GoAway(SHUTDOWN, 0));
      boolean acked = call.acked(5);
      report.judge(
          Clause.G1,
          acked && call.ends(END_LIMIT),
          "what was open was acked, then the end",
          "the connection stayed open");
    }
  }

  /** The last probe: behind it there is no gateway any more. */
  void gatewayLeaves() throws IOException, InterruptedException, Unexpected {
    Optional<Backstage> backstage = round.candidate().backstage();
    if (backstage.isEmpty()) {
      report.unseen(Clause.G2, "nobody stands behind this gateway who could let it go away");
      return;
    }
    List<Call> calls = new ArrayList<>();
    try {
      for (MachineCredentials machine : round.candidate().machines()) {
        Call call = round.call();
        calls.add(call);
        call.welcomed(machine, Round.newBoot());
        call.send(Call.samples(1, 3));
      }
      backstage.get().letGoAway();
      Set<Long> times = new HashSet<>();
      for (Call call : calls) {
        call.acked(3);
        times.add(call.expect(RmpMessage.GoAway.class).reconnectAfterMs());
      }
      report.judge(
          Clause.G2,
          calls.size() == 1 || times.size() > 1,
          "%d machines, told %s ms".formatted(calls.size(), times),
          "every machine was told the same time: " + times);
      for (Call call : calls) {
        if (!call.ends(END_LIMIT)) {
          report.fail(Clause.G1, "the connection stayed open behind GOAWAY");
        }
      }
      report.pass(Clause.R3, "GOAWAY before the end");
    } finally {
      calls.forEach(Call::close);
    }
  }
}
