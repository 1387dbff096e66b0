package io.repstream.perf.question;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.load.LoadPlan;
import io.repstream.perf.load.LoadPlan.FleetShape;
import io.repstream.perf.load.LoadPlan.Pace;
import io.repstream.perf.load.LoadReport.Counts;
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

/**
 * What a sample costs the gateway's process when machines offer more than it can store.
 *
 * @param samplesPerSecond that each machine offers
 */
public record Throughput(
    BareStand stand,
    List<MachineCredentials> machines,
    double samplesPerSecond,
    int samplesPerFrame,
    Duration duration)
    implements Question {
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final Duration CONNECT_LIMIT = Duration.ofMinutes(1);
  private static final double MICROS_PER_SECOND = 1e6;

  public Throughput {
    machines = List.copyOf(machines);
  }

  @Override
  public String text() {
    return "gateway CPU per sample at saturation, %d machines, %d samples per frame, %.0f/s offered"
        .formatted(machines.size(), samplesPerFrame, samplesPerSecond * machines.size());
  }

  @Override
  public Figures ask() throws IOException, InterruptedException {
    try (GatewayProcess gateway = stand.gateway(List.of(), Map.of());
        StreamWatch watch = StreamWatch.start(stand.redisUrl());
        LoadSession session = LoadSession.open(plan(gateway), MachineObserver.NONE)) {
      session.awaitConnected(CONNECT_LIMIT);
      session.measure();
      Thread.sleep(WARM_UP);
      MonotonicClock clock = MonotonicClock.system();
      long pid = gateway.process().pid();
      double cpuBefore = GatewayCost.cpuSeconds(pid);
      Counts before = session.counts();
      watch.takeAges();
      long begin = clock.nanos();
      Thread.sleep(duration);
      double cpu = GatewayCost.cpuSeconds(pid) - cpuBefore;
      double seconds = clock.since(begin).toNanos() / 1e9;
      Counts after = session.counts();
      session.stop();
      double acked = after.acked() - before.acked();
      return Figures.of(
          Map.of(
              "gateway CPU per sample, µs", cpu * MICROS_PER_SECOND / acked,
              "gateway CPU, cores", cpu / seconds,
              "acked, samples/s", acked / seconds,
              "seen in the streams, samples/s", watch.takeAges().getTotalCount() / seconds,
              "samples per frame, 1", acked / (after.frames() - before.frames())));
    }
  }

  private LoadPlan plan(GatewayProcess gateway) {
    return new LoadPlan(
        stand.door(gateway),
        machines,
        new Pace(samplesPerSecond, samplesPerFrame, Pace.Sending.AS_MEASURED),
        WARM_UP.plus(duration).multipliedBy(2),
        Optional.empty(),
        FleetShape.real(1, 1));
  }
}
