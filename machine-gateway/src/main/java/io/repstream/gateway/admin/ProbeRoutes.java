package io.repstream.gateway.admin;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.repstream.gateway.ops.Readiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

/** What probes and scrapes ask: {@code /live}, {@code /ready}, {@code /health}, metrics. */
public final class ProbeRoutes {
  private final Supplier<Readiness> readiness;
  private final Supplier<Readiness> health;
  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter metricsWriter = PrometheusTextFormatWriter.create();

  /**
   * @param readiness is asked on an event loop, as health is, so it must not block
   * @param health what makes the gateway unready, and what is wrong with it besides
   */
  public ProbeRoutes(
      Supplier<Readiness> readiness, Supplier<Readiness> health, PrometheusRegistry registry) {
    this.readiness = readiness;
    this.health = health;
    this.registry = registry;
  }

  public List<AdminRoute> all() {
    return List.of(
        new AdminRoute(HttpMethod.GET, "/live", _ -> live()),
        new AdminRoute(HttpMethod.GET, "/ready", _ -> show(readiness.get())),
        new AdminRoute(HttpMethod.GET, "/health", _ -> show(health.get())),
        new AdminRoute(HttpMethod.GET, "/metrics", _ -> metrics()));
  }

  private static AdminAnswer live() {
    return AdminAnswer.json(HttpResponseStatus.OK, "{\"status\":\"UP\"}");
  }

  private static AdminAnswer show(Readiness now) {
    return AdminAnswer.json(
        now.isReady() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE, now.json());
  }

  private AdminAnswer metrics() {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    try {
      metricsWriter.write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory takes what is written", impossible);
    }
    return new AdminAnswer(
        HttpResponseStatus.OK, metricsWriter.getContentType(), text.toByteArray());
  }
}
