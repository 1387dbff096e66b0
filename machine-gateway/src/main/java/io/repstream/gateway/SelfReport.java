package io.repstream.gateway;

import ch.qos.logback.classic.LoggerContext;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.gateway.admission.LiveMachines;
import io.repstream.gateway.handler.Board;
import io.repstream.gateway.ops.FlowWatch;
import io.repstream.gateway.ops.FlowWatch.Verdict;
import io.repstream.gateway.ops.GatewayMetrics;
import io.repstream.gateway.ops.LogQueue;
import io.repstream.gateway.ops.Readiness;
import io.repstream.gateway.status.GatewayBeat;
import io.repstream.gateway.telemetry.InFlightBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the gateway says of itself to probes and in its figures. Safe for all threads. */
final class SelfReport {
  private static final Logger LOG = LoggerFactory.getLogger(SelfReport.class);

  private final GatewayBeat beat;
  private final Board board;
  private final LiveMachines machines;
  private final FlowWatch flowWatch;
  private final BooleanSupplier stopping;
  private final MonotonicClock clock;
  private volatile Verdict flow = Verdict.STEADY;

  /**
   * @param stopping whether the gateway has begun to stop
   * @param heartbeat of machines
   */
  SelfReport(
      GatewayBeat beat,
      Board board,
      LiveMachines machines,
      Duration heartbeat,
      BooleanSupplier stopping,
      MonotonicClock clock) {
    this.beat = beat;
    this.board = board;
    this.machines = machines;
    this.flowWatch = new FlowWatch(heartbeat);
    this.stopping = stopping;
    this.clock = clock;
  }

  /** Whether machines may be sent here. */
  Readiness readiness() {
    List<String> obstacles = new ArrayList<>();
    if (stopping.getAsBoolean()) {
      obstacles.add("gateway is stopping");
    }
    if (!beat.isStoreFit()) {
      obstacles.add("redis was not checked yet");
    } else if (!beat.isStoreWritable()) {
      obstacles.add("redis takes no writes");
    }
    return new Readiness(obstacles);
  }

  /** Whether all is well, also with the machines that are here. */
  Readiness health() {
    List<String> obstacles = new ArrayList<>(readiness().obstacles());
    if (flow == Verdict.COLLAPSED) {
      obstacles.add("nothing comes from machines that are linked");
    }
    return new Readiness(obstacles);
  }

  /** Looks whether messages still come; to be called every few seconds, by one thread. */
  void watchFlow() {
    long nowMs = TimeUnit.NANOSECONDS.toMillis(clock.nanos());
    Verdict before = flow;
    flow = flowWatch.observe(nowMs, board.framesReceived(), machines.all().size());
    if (flow != before) {
      LOG.atWarn().addKeyValue("repstream.flow", flow).log("rate of messages has changed");
    }
  }

  /** Shows the figures that nobody counts by himself. */
  void show(GatewayMetrics metrics, InFlightBudget budget) {
    metrics.gauge(
        "repstream_gateway_in_flight_bytes",
        "Bytes of samples that wait for Redis.",
        budget::usedBytes);
    metrics.gauge(
        "repstream_gateway_message_rate_collapsed",
        "1 while nothing comes from machines that are linked.",
        () -> flow == Verdict.COLLAPSED ? 1 : 0);
    metrics.gauge(
        "repstream_gateway_draining",
        "1 while the gateway lets its machines go.",
        () -> stopping.getAsBoolean() ? 1 : 0);
    metrics.gauge(
        "repstream_gateway_drain_remaining_connections",
        "Connections that a drain still waits for.",
        () -> stopping.getAsBoolean() ? board.connectionCount() : 0);
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext logs) {
      metrics.counter(
          "repstream_log_lines_dropped_total",
          "Lines of the log that were dropped, since nobody may wait for the log.",
          () -> LogQueue.droppedLines(logs));
    }
  }
}
