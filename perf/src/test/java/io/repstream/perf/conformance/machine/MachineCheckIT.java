package io.repstream.perf.conformance.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Clause.Side;
import io.repstream.perf.conformance.Finding;
import io.repstream.perf.conformance.Finding.Verdict;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Lines;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.wire.Pipelines;
import io.repstream.perf.wire.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A machine that keeps the protocol passes; one that breaks a clause fails that clause alone. */
@Tag("heavy")
class MachineCheckIT {
  private static final Tempo BRISK =
      new Tempo(
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(4),
          Duration.ofMillis(700),
          Duration.ofMillis(600));
  private static final MachineCredentials MACHINE =
      new MachineCredentials(
          new MachineId("machine-1"),
          new MachineKey(1, new byte[MachineKey.BYTES]),
          MachineType.INDOOR_BIKE);

  /** All at the same time, each before a gateway of its own: they mostly wait. */
  @Test
  void eachFaultFailsItsClauseAlone() throws IOException, InterruptedException {
    try (Lines lines = new Lines(MonotonicClock.system())) {
      Run faultless = new Run(lines, null);
      Map<Fault, Run> runs = new EnumMap<>(Fault.class);
      for (Fault fault : Fault.values()) {
        runs.put(fault, new Run(lines, fault));
      }
      SoftAssertions softly = new SoftAssertions();
      Report good = faultless.end();
      assertThat(failed(good)).as(good::toTable).isEmpty();
      assertThat(good.isConforming()).isTrue();
      assertThat(unseen(good)).as(good::toTable).containsExactly(Clause.S2);
      for (Map.Entry<Fault, Run> run : runs.entrySet()) {
        Report report = run.getValue().end();
        softly
            .assertThat(failed(report))
            .as("%s%n%s", run.getKey(), report.toTable())
            .containsExactly(run.getKey().broken());
      }
      softly.assertAll();
    }
  }

  @Test
  void everyClauseOfMachinesHasAFaultThatBreaksIt() {
    // What a machine shows cannot be seen from here; waits are judged in OwnWaitsTest.
    Set<Clause> others = EnumSet.of(Clause.N1, Clause.R2);
    List<Clause> broken = List.of(Fault.values()).stream().map(Fault::broken).toList();
    assertThat(Clause.of(Side.MACHINE))
        .filteredOn(clause -> !others.contains(clause))
        .containsExactlyInAnyOrderElementsOf(broken);
  }

  private static List<Clause> failed(Report report) {
    return with(report, Verdict.FAIL);
  }

  private static List<Clause> unseen(Report report) {
    return with(report, Verdict.NOT_SEEN);
  }

  private static List<Clause> with(Report report, Verdict verdict) {
    return report.findings().stream()
        .filter(finding -> finding.verdict() == verdict)
        .map(Finding::clause)
        .toList();
  }

  /** One machine, one check. */
  private static final class Run {
    private final Report report = MachineCheck.report();
    private final TrialMachine machine;
    private final Thread check;

    Run(Lines lines, @Nullable Fault fault) throws IOException {
      Arrivals arrivals = new Arrivals(report);
      InetSocketAddress door =
          lines.listen(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
              new Pipelines(Way.TCP, Optional.empty()),
              arrivals::arrived);
      this.machine = new TrialMachine(MACHINE, door, fault);
      Thread.ofVirtual().start(machine);
      this.check = Thread.ofVirtual().start(() -> play(arrivals));
    }

    private void play(Arrivals arrivals) {
      try {
        new MachineCheck(MACHINE, arrivals, report, BRISK, _ -> {}).run();
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
      }
    }

    Report end() throws InterruptedException {
      assertThat(check.join(Duration.ofSeconds(60))).as(report::toTable).isTrue();
      machine.switchOff();
      return report;
    }
  }
}
