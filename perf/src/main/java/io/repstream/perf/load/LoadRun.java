package io.repstream.perf.load;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.machine.MachineObserver;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a {@link LoadPlan}: connects, measures for its duration, waits for the last ACKs. */
public final class LoadRun {
  private static final Logger LOG = LoggerFactory.getLogger(LoadRun.class);
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(60);
  private static final Duration PROGRESS_PERIOD = Duration.ofSeconds(10);

  private final LoadPlan plan;
  private final MonotonicClock clock = MonotonicClock.system();

  public LoadRun(LoadPlan plan) {
    this.plan = plan;
  }

  /** Runs to the end. Blocks. */
  public LoadReport run() throws IOException, InterruptedException {
    try (LoadSession session = LoadSession.open(plan, MachineObserver.NONE)) {
      connect(session);
      long startNanos = clock.nanos();
      session.measure();
      watch(session, startNanos);
      session.stop();
      session.awaitDrained(DRAIN_LIMIT);
      return new LoadReport(
          session.connectedCount(),
          clock.since(startNanos),
          session.counts(),
          session.takeLatency());
    }
  }

  private void connect(LoadSession session) throws InterruptedException {
    long startNanos = clock.nanos();
    session.awaitConnected(CONNECT_LIMIT);
    LOG.info(
        "{} of {} machines connected after {} ms",
        session.connectedCount(),
        plan.machines().size(),
        clock.since(startNanos).toMillis());
  }

  private void watch(LoadSession session, long startNanos) throws InterruptedException {
    while (clock.since(startNanos).compareTo(plan.duration()) < 0) {
      Duration left = plan.duration().minus(clock.since(startNanos));
      Thread.sleep(left.compareTo(PROGRESS_PERIOD) < 0 ? left : PROGRESS_PERIOD);
      LOG.info("{} samples acked", session.counts().acked());
    }
  }
}
