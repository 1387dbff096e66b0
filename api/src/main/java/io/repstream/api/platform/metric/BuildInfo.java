package io.repstream.api.platform.metric;

import io.helidon.metrics.api.Gauge;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;

/** Tells which build runs, as labels of a gauge that is always 1. */
@ApplicationScoped
public class BuildInfo {
  void tell(@Observes @Initialized(ApplicationScoped.class) Object started) {
    String version =
        Optional.ofNullable(BuildInfo.class.getPackage().getImplementationVersion())
            .orElse("unpackaged");
    Metrics.globalRegistry()
        .getOrCreate(
            Gauge.builder("repstream_build_info", BuildInfo.class, _ -> 1)
                .description("Which build runs")
                .tags(
                    List.of(
                        Tag.create("service", "repstream-api"),
                        Tag.create("version", version),
                        Tag.create("java", Runtime.version().toString()))));
  }
}
