package io.repstream.perf.conformance.gateway;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Clause.Side;
import io.repstream.perf.conformance.Finding;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Puts all probes to one gateway. Blocks; for one thread. */
public final class GatewayCheck {
  private final Round round;

  /**
   * @param lines on which it calls
   */
  public GatewayCheck(Candidate candidate, Lines lines) {
    this.round = new Round(candidate, lines, new Report(Side.GATEWAY), MonotonicClock.system());
  }

  /** Asks everything; the gateway may be gone behind it. */
  public Report run() throws InterruptedException {
    List<Probe> probes = new ArrayList<>(new HandshakeProbes(round).all());
    probes.addAll(new WireProbes(round).all());
    probes.addAll(new SampleProbes(round).all());
    probes.add(new CommandProbes(round)::comesAgainUntilAnswered);
    probes.add(new BridgeProbes(round)::oneIsRefused);
    FarewellProbes farewells = new FarewellProbes(round);
    probes.add(farewells::machineLeaves);
    probes.add(farewells::gatewayLeaves);
    for (Probe probe : probes) {
      ask(probe);
    }
    Report report = round.report();
    if (report.verdict(Clause.H1) == Finding.Verdict.PASS) {
      report.pass(Clause.W1, "every frame could be read");
    }
    return report;
  }

  /** What a probe cannot go on with breaks what a connection is made of. */
  private void ask(Probe probe) throws InterruptedException {
    try {
      probe.ask();
    } catch (Unexpected unexpected) {
      round.report().fail(Clause.H1, unexpected.getMessage());
    } catch (IOException unreachable) {
      round.report().fail(Clause.H1, "no connection: " + unreachable.getMessage());
    }
  }
}
