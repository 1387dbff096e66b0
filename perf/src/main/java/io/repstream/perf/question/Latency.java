package io.repstream.perf.question;

import io.repstream.perf.load.LoadPlan;
import io.repstream.perf.load.LoadPlan.FleetShape;
import io.repstream.perf.load.LoadPlan.Pace;
import io.repstream.perf.load.LoadReport;
import io.repstream.perf.load.LoadSession;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.stand.BareStand;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/**
 * How long a sample takes at a fixed rate, into the stream and back as ACK. Time runs from when a
 * sample was due, so what the fleet itself is late is not left out.
 */
public record Latency(
    BareStand stand, List<MachineCredentials> machines, double samplesPerSecond, Duration duration)
    implements Question {
  private static final Duration WARM_UP = Duration.ofSeconds(20);
  private static final Duration CONNECT_LIMIT = Duration.ofMinutes(2);

  public Latency {
    machines = List.copyOf(machines);
  }

  @Override
  public String text() {
    return "send to stream and send to ACK, %d machines at %.1f samples/s each"
        .formatted(machines.size(), samplesPerSecond);
  }

  @Override
  public Figures ask() throws IOException, InterruptedException {
    try (GatewayProcess gateway = stand.gateway(List.of("-Xmx512m"), Map.of());
        StreamWatch watch = StreamWatch.start(stand.redisUrl());
        LoadSession session = LoadSession.open(plan(gateway), MachineObserver.NONE)) {
      session.awaitConnected(CONNECT_LIMIT);
      session.measure();
      Thread.sleep(WARM_UP);
      session.takeLatency();
      watch.takeAges();
      Thread.sleep(duration);
      LoadReport.Latency ack = session.takeLatency();
      Histogram ages = watch.takeAges();
      session.stop();
      return Figures.of(
          Map.of(
              "send to stream p50, ms", (double) ages.getValueAtPercentile(50),
              "send to stream p99, ms", (double) ages.getValueAtPercentile(99),
              "send to ACK p50, ms", ack.p50Millis(),
              "send to ACK p99, ms", ack.p99Millis(),
              "samples seen, 1", (double) ages.getTotalCount(),
              "machines connected, 1", (double) session.connectedCount()));
    }
  }

  private LoadPlan plan(GatewayProcess gateway) {
    return new LoadPlan(
        stand.door(gateway),
        machines,
        new Pace(samplesPerSecond, 1),
        WARM_UP.plus(duration).multipliedBy(2),
        Optional.empty(),
        FleetShape.real(1, 1));
  }
}
