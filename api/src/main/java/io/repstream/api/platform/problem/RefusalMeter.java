package io.repstream.api.platform.problem;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import io.repstream.common.problem.ProblemCode;
import java.util.List;
import org.slf4j.MDC;

/**
 * Counts refusals by code, and leaves the code for the access log's line, which is the one that a
 * refusal gets.
 */
public final class RefusalMeter {
  /** The log field that holds the code, while a request is answered. */
  public static final String LOG_FIELD = "repstream.problem.code";

  private static final String NAME = "repstream_api_refusals_total";

  private RefusalMeter() {}

  /** Notes a refusal on the thread that answers the request. */
  public static void count(ProblemCode code) {
    MDC.put(LOG_FIELD, code.code());
    Metrics.globalRegistry()
        .getOrCreate(
            Counter.builder(NAME)
                .description("Requests refused, by code")
                .tags(List.of(Tag.create("code", code.code()))))
        .increment();
  }
}
