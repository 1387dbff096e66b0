package io.repstream.perf.question;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.load.LoadPlan;
import io.repstream.perf.load.LoadPlan.FleetShape;
import io.repstream.perf.load.LoadPlan.Pace;
import io.repstream.perf.load.LoadSession;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.machine.MachineObserver;
import io.repstream.perf.machine.SimulatedMachine;
import io.repstream.perf.stand.BareStand;
import io.repstream.perf.stand.GatewayProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How soon a crowd is back, with proofs, that loses its links in one moment and comes without any
 * jitter; and what others feel of it, who measure once a second.
 */
public record ReconnectStorm(
    BareStand stand, List<MachineCredentials> crowd, List<MachineCredentials> others)
    implements Question {
  private static final Duration CONNECT_LIMIT = Duration.ofMinutes(2);
  private static final Duration CALM = Duration.ofSeconds(10);
  private static final Duration NO_JITTER = Duration.ofMillis(1);
  private static final long CHECK_MILLIS = 5;

  public ReconnectStorm {
    crowd = List.copyOf(crowd);
    others = List.copyOf(others);
  }

  @Override
  public String text() {
    return "time until %d machines are back after a drop, with proofs".formatted(crowd.size());
  }

  @Override
  public Figures ask() throws IOException, InterruptedException {
    MonotonicClock clock = MonotonicClock.system();
    AtomicLong welcomes = new AtomicLong();
    MachineObserver count =
        new MachineObserver() {
          @Override
          public void linkUp(SimulatedMachine machine, long durableThroughSeq) {
            welcomes.incrementAndGet();
          }
        };
    try (GatewayProcess gateway = stand.gateway(List.of("-Xmx512m"), Map.of());
        LoadSession bystanders =
            LoadSession.open(plan(gateway, others, Duration.ofSeconds(1)), MachineObserver.NONE);
        LoadSession session = LoadSession.open(plan(gateway, crowd, NO_JITTER), count)) {
      session.awaitConnected(CONNECT_LIMIT);
      bystanders.awaitConnected(CONNECT_LIMIT);
      bystanders.measure();
      Thread.sleep(CALM);
      bystanders.takeLatency();
      welcomes.set(0);
      long begin = clock.nanos();
      session.dropLinks();
      while (welcomes.get() < crowd.size() && clock.since(begin).compareTo(CONNECT_LIMIT) < 0) {
        Thread.sleep(CHECK_MILLIS);
      }
      double seconds = clock.since(begin).toNanos() / 1e9;
      return Figures.of(
          Map.of(
              "all back after, s",
              seconds,
              "welcomed, machines/s",
              welcomes.get() / seconds,
              "welcomed, machines",
              (double) welcomes.get(),
              "others' ACK p99, ms",
              bystanders.takeLatency().p99Millis(),
              "others' links lost, 1",
              (double) bystanders.counts().linksLost()));
    }
  }

  private LoadPlan plan(
      GatewayProcess gateway, List<MachineCredentials> machines, Duration reconnectBase) {
    return new LoadPlan(
        stand.door(gateway),
        machines,
        new Pace(1, 1),
        Duration.ofMinutes(2),
        Optional.empty(),
        new FleetShape(1, reconnectBase, 1));
  }
}
