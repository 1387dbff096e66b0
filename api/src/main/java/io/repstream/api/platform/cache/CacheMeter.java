package io.repstream.api.platform.cache;

import io.helidon.metrics.api.Counter;
import io.helidon.metrics.api.Metrics;
import io.helidon.metrics.api.Tag;
import java.util.List;
import java.util.Locale;

/** Counts what became of requests that the cache might have answered. */
final class CacheMeter {
  /** What did. */
  enum Outcome {
    /** Kept, and as new as its caller. */
    HIT,
    /** Made by an equal request at the same time. */
    JOINED,
    /** Made by this request. */
    MISS,
    /** Redis is away: made by this request, and not kept. */
    OFF
  }

  void count(Outcome outcome) {
    Metrics.globalRegistry()
        .getOrCreate(
            Counter.builder("repstream_api_cached_answers_total")
                .description("Requests of routes with a cache, by what became of them")
                .tags(List.of(Tag.create("outcome", outcome.name().toLowerCase(Locale.ROOT)))))
        .increment();
  }
}
