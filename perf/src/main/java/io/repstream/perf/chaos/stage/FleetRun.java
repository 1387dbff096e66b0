package io.repstream.perf.chaos.stage;

import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One gateway, and a fleet that measures through it until it is judged. For one thread. */
public final class FleetRun implements AutoCloseable {
  private static final Duration FLOW_LIMIT = Duration.ofSeconds(60);

  private final Stage stage;
  private final Terms terms;
  private final GatewayProcess gateway;
  private final ChaosLoad load;

  /**
   * How it runs.
   *
   * @param options for the gateway's JVM
   * @param settings of the gateway
   * @param samplesPerSecond of each machine
   */
  public record Terms(
      List<String> options,
      Map<String, String> settings,
      double samplesPerSecond,
      MachineObserver observer) {
    private static final double USUAL_RATE = 5;

    public static Terms usual() {
      return new Terms(List.of(), Map.of(), USUAL_RATE, MachineObserver.NONE);
    }

    public Terms with(List<String> wantedOptions, Map<String, String> wantedSettings) {
      return new Terms(wantedOptions, wantedSettings, samplesPerSecond, observer);
    }

    public Terms at(double wantedRate, MachineObserver wantedObserver) {
      return new Terms(options, settings, wantedRate, wantedObserver);
    }
  }

  private FleetRun(Stage stage, Terms terms) throws IOException, InterruptedException {
    this.stage = stage;
    this.terms = terms;
    this.gateway = stage.stand().gateway(terms.options(), terms.settings());
    try {
      this.load =
          ChaosLoad.begin(
              stage,
              "fleet",
              new ChaosLoad.Spec(gateway.door(), stage.fleet(), terms.samplesPerSecond()),
              terms.observer());
    } catch (IOException | InterruptedException | RuntimeException failed) {
      gateway.close();
      throw failed;
    }
  }

  /** Starts both, and lets them run for a while. */
  public static FleetRun begin(Stage stage, Terms terms) throws IOException, InterruptedException {
    FleetRun run = new FleetRun(stage, terms);
    stage.stand().gym().refreshLogin();
    stage.pass(stage.form().calm());
    return run;
  }

  public GatewayProcess gateway() {
    return gateway;
  }

  public ChaosLoad load() {
    return load;
  }

  /** Notes whether acknowledgements come, more than there were, and keep up. */
  public void expectFlow(Stage noting, String what, long ackedBefore)
      throws IOException, InterruptedException {
    noting.expectWithin(
        what,
        FLOW_LIMIT,
        () -> load.counts().acked() > ackedBefore && load.isFlowing(terms.samplesPerSecond()));
  }

  /** Lets it run for a while more, ends it, and lets the oracle judge all of it. */
  public void judge() throws IOException, InterruptedException {
    stage.pass(stage.form().calm());
    load.judge();
    String log = Files.readString(gateway.process().log());
    stage.expect(
        "no buffer leaked, memory sufficed",
        !log.contains("LEAK:") && !log.contains("OutOfMemory"),
        "");
  }

  @Override
  public void close() {
    load.close();
    gateway.close();
  }
}
