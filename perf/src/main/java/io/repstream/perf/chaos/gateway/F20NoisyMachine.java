package io.repstream.perf.chaos.gateway;

import io.repstream.perf.chaos.stage.ChaosLoad;
import io.repstream.perf.chaos.stage.Scenario;
import io.repstream.perf.chaos.stage.Stage;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One machine sends a hundred times what others do. */
public final class F20NoisyMachine implements Scenario {
  private static final double RATE = 5;
  private static final double NOISE = 100 * RATE;
  private static final Duration WINDOW = Duration.ofSeconds(6);

  /** Ten times what the others send, a tenth of the noise. */
  private static final Map<String, String> LIMITS =
      Map.of("REPSTREAM_GATEWAY_RATE_FRAMES", "50", "REPSTREAM_GATEWAY_RATE_BURST_SECONDS", "1");

  private static final double MOST_RATIO = 1.5;

  /** On a shared machine p99 wavers by itself: what does not come from the noise goes away. */
  private static final int LOOKS = 3;

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
    try (GatewayProcess gateway = stage.stand().gateway(List.of(), LIMITS);
        ChaosLoad others =
            ChaosLoad.begin(
                stage,
                "others",
                new ChaosLoad.Spec(gateway.door(), all.subList(1, all.size()), RATE),
                MachineObserver.NONE)) {
      stage.pass(stage.form().calm());
      others.takeLatency();
      stage.pass(WINDOW);
      double calm = others.takeLatency().p99Millis();
      try (ChaosLoad noisy =
          ChaosLoad.begin(
              stage,
              "noisy",
              new ChaosLoad.Spec(gateway.door(), all.subList(0, 1), NOISE),
              MachineObserver.NONE)) {
        double noise = leastP99(stage, calm, others);
        stage.expect(
            "the noisy one is told SLOW",
            noisy.counts().slowCount() > 0,
            noisy.counts().slowCount() + "x");
        stage.expect(
            "nobody else is told SLOW",
            others.counts().slowCount() == 0,
            others.counts().slowCount() + "x");
        stage.expect("others stay connected", others.counts().linksLost() == 0, "");
        noisy.end();
        compare(stage, calm, noise, others);
        others.end();
        noisy.judgeSamples();
        others.judgeAlone();
      }
    }
  }

  private static double leastP99(Stage stage, double calmMillis, ChaosLoad others)
      throws InterruptedException {
    double least = Double.MAX_VALUE;
    for (int look = 0; look < LOOKS && !isFair(calmMillis, least); look++) {
      stage.pass(WINDOW);
      least = Math.min(least, others.takeLatency().p99Millis());
    }
    return least;
  }

  /** Where others waited longer with the noise, perhaps everybody waits longer by now. */
  private static void compare(Stage stage, double calmMillis, double noiseMillis, ChaosLoad others)
      throws InterruptedException {
    double calm = calmMillis;
    if (!isFair(calmMillis, noiseMillis)) {
      others.takeLatency();
      stage.pass(WINDOW);
      calm = Math.max(calmMillis, others.takeLatency().p99Millis());
    }
    stage.expect(
        "others' ACK latency stays at p99",
        isFair(calm, noiseMillis),
        String.format(
            Locale.ROOT,
            "%.1f ms, %.1f ms with the noise: ratio %.2f, at most %.1f or %.0f ms",
            calm,
            noiseMillis,
            noiseMillis / calm,
            MOST_RATIO,
            LEAST_MILLIS));
  }

  private static boolean isFair(double calmMillis, double noiseMillis) {
    return noiseMillis < Math.max(LEAST_MILLIS, MOST_RATIO * calmMillis);
  }
}
