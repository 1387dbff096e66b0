package io.repstream.perf.chaos;

import io.repstream.perf.load.LoadReport.Latency;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One machine sends a hundred times what others do. */
final class F20NoisyMachine implements Scenario {
  private static final double RATE = 5;
  private static final double NOISE = 100 * RATE;
  private static final Duration WINDOW = Duration.ofSeconds(6);

  /** On a shared machine p99 wavers by itself: what must be below 1.5 is gated at 5. */
  private static final double GATE = 5;

  /** Below this a ratio says nothing. */
  private static final double LEAST_MILLIS = 50;

  @Override
  public String id() {
    return "F20";
  }

  @Override
  public String fault() {
    return "one machine sends a hundred times too much";
  }

  @Override
  public void play(Stage stage) throws IOException, InterruptedException {
    List<MachineCredentials> all = stage.fleet();
    try (GatewayProcess gateway = stage.stand().gateway(List.of(), Map.of());
        ChaosLoad others =
            ChaosLoad.begin(
                stage,
                "others",
                new ChaosLoad.Spec(gateway.door(), all.subList(1, all.size()), RATE),
                MachineObserver.NONE)) {
      stage.pass(stage.form().calm());
      others.takeLatency();
      stage.pass(WINDOW);
      Latency calm = others.takeLatency();
      try (ChaosLoad noisy =
          ChaosLoad.begin(
              stage,
              "noisy",
              new ChaosLoad.Spec(gateway.door(), all.subList(0, 1), NOISE),
              MachineObserver.NONE)) {
        stage.pass(WINDOW);
        compare(stage, calm, others.takeLatency());
        stage.tell("the noisy one was told SLOW", noisy.counts().slowCount() + "x");
        stage.expect(
            "nobody else is told SLOW",
            others.counts().slowCount() == 0,
            others.counts().slowCount() + "x");
        stage.expect("others stay connected", others.counts().linksLost() == 0, "");
        noisy.end();
        others.end();
        noisy.judgeSamples();
        others.judgeAlone();
      }
    }
  }

  private static void compare(Stage stage, Latency calm, Latency noise) {
    double ratio = noise.p99Millis() / calm.p99Millis();
    stage.expect(
        "others' ACK latency stays at p99",
        ratio < GATE || noise.p99Millis() < LEAST_MILLIS,
        String.format(
            Locale.ROOT,
            "%.1f ms, %.1f ms with the noise: ratio %.2f, promised below 1.5, gated below %.0f",
            calm.p99Millis(),
            noise.p99Millis(),
            ratio,
            GATE));
  }
}
