package io.repstream.perf.chaos.stage;

import io.repstream.perf.load.LoadPlan;
import io.repstream.perf.load.LoadReport;
import io.repstream.perf.load.LoadSession;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.oracle.LedgerContents;
import io.repstream.perf.oracle.LedgerReader;
import io.repstream.perf.oracle.Oracle;
import io.repstream.perf.oracle.Stores;
import io.repstream.perf.oracle.Verdict;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A fleet that measures during a scenario, and the judgement over it. */
public final class ChaosLoad implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(30);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration QUIET_LIMIT = Duration.ofSeconds(40);

  /** So hasty that a gateway which is back has them all after three seconds at most. */
  private static final Duration RECONNECT_BASE = Duration.ofMillis(50);

  /** Rides are planned for longer than any scenario takes. */
  private static final Duration RIDE = Duration.ofMinutes(10);

  private final Stage stage;
  private final String name;
  private final int machineCount;
  private final Path ledger;
  private final LoadSession session;

  private ChaosLoad(Stage stage, String name, Spec spec, MachineObserver observer)
      throws IOException {
    this.stage = stage;
    this.name = name;
    this.machineCount = spec.machines().size();
    this.ledger = stage.stand().directory().resolve(stage.scenario() + "-" + name + ".ndjson");
    LoadPlan plan =
        new LoadPlan(
            spec.gateway(),
            spec.machines(),
            new LoadPlan.Pace(spec.samplesPerSecond(), 1),
            RIDE,
            Optional.of(ledger),
            new LoadPlan.FleetShape(1, RECONNECT_BASE, stage.seed()));
    this.session = LoadSession.open(plan, observer);
  }

  /**
   * Who measures what.
   *
   * @param gateway where machines connect
   */
  public record Spec(
      InetSocketAddress gateway, List<MachineCredentials> machines, double samplesPerSecond) {
    public Spec {
      machines = List.copyOf(machines);
    }
  }

  /** Switches the machines on and lets them measure once all are connected. */
  public static ChaosLoad begin(Stage stage, String name, Spec spec, MachineObserver observer)
      throws IOException, InterruptedException {
    ChaosLoad load = new ChaosLoad(stage, name, spec, observer);
    stage.expectWithin(
        "all " + load.machineCount + " machines of " + name + " are connected",
        CONNECT_LIMIT,
        load::allConnected);
    load.session.measure();
    return load;
  }

  /** All machines lose their links in one moment. */
  public void dropLinks() {
    session.dropLinks();
  }

  public boolean allConnected() {
    return session.connectedCount() == machineCount;
  }

  public int connectedCount() {
    return session.connectedCount();
  }

  public LoadReport.Counts counts() {
    return session.counts();
  }

  public LoadReport.Latency takeLatency() {
    return session.takeLatency();
  }

  /** Whether acknowledgements keep up: no more is open than is measured in a second. */
  public boolean isFlowing(double samplesPerSecond) {
    LoadReport.Counts counts = session.counts();
    return counts.measured() - counts.acked() <= Math.max(20, machineCount * samplesPerSecond);
  }

  /** Ends all workouts, waits for quiet, and lets the oracle judge. */
  public void judge() throws IOException, InterruptedException {
    end();
    judgeAlone();
  }

  /** Ends all workouts and waits for the last acknowledgement. */
  public void end() throws IOException, InterruptedException {
    session.signOut();
    stage.expectWithin(
        "every sample of " + name + " is acked", DRAIN_LIMIT, () -> session.counts().isDrained());
    LoadReport.Counts counts = session.counts();
    session.close();
    stage.tell(
        name,
        "%d samples measured, %d acked, %d links lost, %d SLOW, %d frames resent"
            .formatted(
                counts.measured(),
                counts.acked(),
                counts.linksLost(),
                counts.slowCount(),
                counts.resentFrames()));
    stage.expect("the ledger had room for every mark", counts.marksUnwritten() == 0, "");
  }

  /** What the machines remember, once they have ended. */
  public LedgerContents ledger() throws IOException {
    return LedgerReader.read(ledger);
  }

  /** Judges once all loads of the scenario have ended. */
  public void judgeAlone() throws IOException, InterruptedException {
    stage.expect("there were workouts to judge", judgeSamples().counts().workouts() > 0, "");
  }

  /** Judges a load whose machines measured too briefly for a workout. */
  public Verdict judgeSamples() throws IOException, InterruptedException {
    Verdict verdict = verdictOnceQuiet();
    stage.expect("the ledger of " + name + " is clean", verdict.isClean(), tell(verdict));
    return verdict;
  }

  private static String tell(Verdict verdict) {
    return verdict.isClean()
        ? "%d acked, %d stored, %d workouts"
            .formatted(
                verdict.counts().acked(), verdict.counts().stored(), verdict.counts().workouts())
        : verdict.toText();
  }

  /** Ingest writes once a second: what is not yet there may come; what is wrong stays wrong. */
  private Verdict verdictOnceQuiet() throws IOException, InterruptedException {
    Stores stores = stage.stand().stores();
    stage.expectWithin("ingest has taken everything of " + name, QUIET_LIMIT, stores::isDrained);
    LedgerContents contents = LedgerReader.read(ledger);
    Verdict[] last = {verdict(contents, stores)};
    stage.await(
        Duration.ofSeconds(10),
        () -> {
          if (!last[0].isClean()) {
            stage.pass(Duration.ofSeconds(1));
            last[0] = verdict(contents, stores);
          }
          return last[0].isClean();
        });
    return last[0];
  }

  private Verdict verdict(LedgerContents contents, Stores stores) {
    return Oracle.judge(
        contents, stores.read(contents.samples().keySet()), Oracle.Workouts.ENDED, stage.seed());
  }

  @Override
  public void close() {
    session.close();
  }
}
