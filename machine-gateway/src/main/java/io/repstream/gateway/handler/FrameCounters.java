package io.repstream.gateway.handler;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.repstream.common.rmp.FrameType;
import io.repstream.gateway.ops.GatewayMetrics;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** Counts received frames by type without looking a label up for each. Safe for all threads. */
final class FrameCounters {
  private final Map<FrameType, CounterDataPoint> byType = new EnumMap<>(FrameType.class);

  FrameCounters(GatewayMetrics metrics) {
    for (FrameType type : FrameType.values()) {
      byType.put(type, metrics.framesOf(type.name().toLowerCase(Locale.ROOT)));
    }
  }

  /** How many there were, all types together. */
  long total() {
    long total = 0;
    for (CounterDataPoint counter : byType.values()) {
      total += (long) counter.get();
    }
    return total;
  }

  void count(FrameType type) {
    CounterDataPoint counter = byType.get(type);
    if (counter != null) {
      counter.inc();
    }
  }
}
