package io.repstream.gateway.ops;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * The gateway's figures, under the names that dashboards and alerts use. Safe for all threads; one
 * per gateway, so that two in one JVM do not mix.
 */
public final class GatewayMetrics {
  private final PrometheusRegistry registry = new PrometheusRegistry();

  private final Gauge connections =
      Gauge.builder()
          .name("repstream_gateway_connections")
          .help("Open machine connections, the ones in the handshake included.")
          .register(registry);

  private final Counter handshakes =
      Counter.builder()
          .name("repstream_gateway_handshakes_total")
          .help("Finished handshakes by outcome.")
          .labelNames("outcome")
          .register(registry);

  private final Counter closed =
      Counter.builder()
          .name("repstream_gateway_closed_total")
          .help("Closed connections by cause.")
          .labelNames("cause")
          .register(registry);

  private final Counter refused =
      Counter.builder()
          .name("repstream_gateway_refused_total")
          .help("Connections that were refused or ended with an error, by protocol code.")
          .labelNames("code")
          .register(registry);

  private final Counter frames =
      Counter.builder()
          .name("repstream_gateway_frames_total")
          .help("Frames received, by type.")
          .labelNames("type")
          .register(registry);

  private final Counter tlsFailures =
      Counter.builder()
          .name("repstream_gateway_tls_failures_total")
          .help("TLS handshakes that failed, by reason.")
          .labelNames("reason")
          .register(registry);

  private final Counter tlsReloads =
      Counter.builder()
          .name("repstream_gateway_tls_reloads_total")
          .help("Changes of the TLS files, by what became of them.")
          .labelNames("outcome")
          .register(registry);

  private final CounterDataPoint samplesReceived =
      Counter.builder()
          .name("repstream_gateway_samples_received_total")
          .help("Samples taken from machines, repeats not counted.")
          .register(registry);

  private final CounterDataPoint samplesStored =
      Counter.builder()
          .name("repstream_gateway_samples_stored_total")
          .help("Samples that Redis has accepted.")
          .register(registry);

  private final CounterDataPoint entriesStored =
      Counter.builder()
          .name("repstream_gateway_entries_stored_total")
          .help("Stream entries that Redis has accepted.")
          .register(registry);

  private final CounterDataPoint samplesRestored =
      Counter.builder()
          .name("repstream_gateway_samples_restored_total")
          .help("Acknowledged samples that Redis had lost and got again from the gateway's memory.")
          .register(registry);

  private final CounterDataPoint samplesLost =
      Counter.builder()
          .name("repstream_telemetry_lost_total")
          .help("Acknowledged samples that are gone, by cause.")
          .labelNames("cause")
          .register(registry)
          .labelValues("failover");

  private final CounterDataPoint safetyEvents =
      Counter.builder()
          .name("repstream_gateway_safety_events_total")
          .help("Safety stops that were copied to the safety stream.")
          .register(registry);

  private final DistributionDataPoint storeSeconds =
      Histogram.builder()
          .name("repstream_gateway_store_seconds")
          .help("From receipt of a frame to its acceptance by Redis, when its ACK goes out.")
          .classicOnly()
          .classicUpperBounds(
              0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
          .register(registry);

  private final Counter notStored =
      Counter.builder()
          .name("repstream_redis_not_stored_total")
          .help("Requests that Redis did not carry out, by the way in which it failed.")
          .labelNames("shape")
          .register(registry);

  private final Counter commands =
      Counter.builder()
          .name("repstream_gateway_commands_total")
          .help("Steps of commands to machines; results by their outcome.")
          .labelNames("step")
          .register(registry);
  private final CounterDataPoint slowed =
      Counter.builder()
          .name("repstream_gateway_slowed_total")
          .help("Times that a machine was told SLOW.")
          .register(registry);

  private final Gauge readsPaused =
      Gauge.builder()
          .name("repstream_gateway_reads_paused")
          .help("Connections that are not read because of their window or the total cap.")
          .register(registry);

  public GatewayMetrics() {
    String version =
        Optional.ofNullable(GatewayMetrics.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");
    Gauge.builder()
        .name("repstream_build_info")
        .help("Which build runs; always 1.")
        .labelNames("service", "version", "java")
        .register(registry)
        .labelValues("repstream-gateway", version, Runtime.version().toString())
        .set(1);
    JvmMetrics.builder().register(registry);
  }

  public PrometheusRegistry registry() {
    return registry;
  }

  public void connectionOpened() {
    connections.inc();
  }

  public void connectionClosed(String cause) {
    connections.dec();
    closed.labelValues(cause).inc();
  }

  public void handshake(String outcome) {
    handshakes.labelValues(outcome).inc();
  }

  /** Counts a refusal under its code, four hex digits. */
  public void refused(int code) {
    refused.labelValues("%04x".formatted(code)).inc();
  }

  /**
   * Counts a TLS handshake that failed.
   *
   * @param reason one of a few fixed words
   */
  public void tlsFailed(String reason) {
    tlsFailures.labelValues(reason).inc();
  }

  /** Counts a change of the TLS files. */
  public void tlsReloaded(String outcome) {
    tlsReloads.labelValues(outcome).inc();
  }

  /** The counter of one frame type, for its caller to keep. */
  public CounterDataPoint framesOf(String type) {
    return frames.labelValues(type);
  }

  public void samplesReceived(int samples) {
    samplesReceived.inc(samples);
  }

  public void entryStored(int samples) {
    entriesStored.inc();
    samplesStored.inc(samples);
  }

  public void samplesRestored(int samples) {
    samplesRestored.inc(samples);
  }

  /** Counts acknowledged samples that a failover of Redis has lost for good. */
  public void samplesLost(int samples) {
    samplesLost.inc(samples);
  }

  public void safetyEvents(int events) {
    safetyEvents.inc(events);
  }

  public void storedAfter(double seconds) {
    storeSeconds.observe(seconds);
  }

  public void notStored(String shape) {
    notStored.labelValues(shape).inc();
  }

  /**
   * Counts a step of a command.
   *
   * @param step of a small fixed set
   */
  public void command(String step) {
    commands.labelValues(step).inc();
  }

  public void slowed() {
    slowed.inc();
  }

  public void readingHeld() {
    readsPaused.inc();
  }

  public void readingReleased() {
    readsPaused.dec();
  }

  /** Shows a count that its owner keeps and that never falls. */
  public void counter(String name, String help, DoubleSupplier value) {
    CounterWithCallback.builder()
        .name(name)
        .help(help)
        .callback(point -> point.call(value.getAsDouble()))
        .register(registry);
  }

  /** Shows a figure that its owner keeps. */
  public void gauge(String name, String help, DoubleSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(point -> point.call(value.getAsDouble()))
        .register(registry);
  }
}
