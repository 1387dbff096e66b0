package io.repstream.perf.conformance.machine;

import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Clause.Side;
import io.repstream.perf.conformance.Finding;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.machine.MachineCredentials;
import java.util.List;
import java.util.function.Consumer;

/** Takes one machine through all scenes. Blocks; for one thread. */
public final class MachineCheck {
  private final List<Scene> scenes =
      List.of(
          new ImpostorScene(),
          new RefusalScene(),
          new LiveScene(),
          new ReturnScene(),
          new GoAwayScene(),
          new UnknownFrameScene(),
          new SilenceScene(),
          new LateChallengeScene());

  private final Bench bench;
  private final Report report;
  private final Consumer<String> console;

  /**
   * @param arrivals where its connections come in; with the same report
   * @param console takes lines for people
   */
  public MachineCheck(
      MachineCredentials machine,
      Arrivals arrivals,
      Report report,
      Tempo tempo,
      Consumer<String> console) {
    this.bench = new Bench(machine, arrivals, report, tempo);
    this.report = report;
    this.console = console;
  }

  /** An empty report on a machine. */
  public static Report report() {
    return new Report(Side.MACHINE);
  }

  /** Plays. */
  public void run() throws InterruptedException {
    int number = 0;
    try {
      for (Scene scene : scenes) {
        number++;
        console.accept("[%d/%d] %s".formatted(number, scenes.size(), scene.title()));
        scene.play(bench);
      }
      bench.comes().drop();
    } catch (Stopped stopped) {
      console.accept("stopped: " + stopped.getMessage());
      unseen("not reached: " + stopped.getMessage());
    }
    new OwnWaits(bench.ownWaits()).judge(report);
    if (report.verdict(Clause.H9) == Finding.Verdict.NOT_SEEN && number > 1) {
      report.pass(Clause.H9, "never two connections at once");
    }
    report.unseen(Clause.S2, "the machine lost no sample");
  }

  private void unseen(String why) {
    Clause.of(Side.MACHINE).forEach(clause -> report.unseen(clause, why));
  }
}
