package io.repstream.perf.load;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/**
 * What a load run came to.
 *
 * @param connectedCount machines that had a link at the end
 * @param elapsed from the first sample to the last ACK
 */
public record LoadReport(int connectedCount, Duration elapsed, Counts counts, Latency ackLatency) {
  /**
   * Sums over all machines.
   *
   * @param resentFrames frames that only held what had been sent before
   * @param skippedTicks times that a machine's memory was full
   * @param slowCount SLOW frames
   * @param linksLost links that ended, and attempts that failed, other than by our own close
   * @param marksUnwritten acknowledgements for which the ledger had no room
   */
  public record Counts(
      long measured,
      long acked,
      long frames,
      long resentFrames,
      long skippedTicks,
      long slowCount,
      long linksLost,
      long marksUnwritten) {
    /** Whether every sample that was measured is stored. */
    public boolean isDrained() {
      return measured == acked;
    }
  }

  /** From measuring to ACK, in milliseconds. */
  public record Latency(double p50Millis, double p99Millis, double p999Millis, double maxMillis) {
    private static final double MICROS_PER_MILLI = 1_000;

    static Latency of(Histogram micros) {
      return new Latency(
          micros.getValueAtPercentile(50) / MICROS_PER_MILLI,
          micros.getValueAtPercentile(99) / MICROS_PER_MILLI,
          micros.getValueAtPercentile(99.9) / MICROS_PER_MILLI,
          micros.getMaxValue() / MICROS_PER_MILLI);
    }
  }

  /** Whether every sample that was measured is stored. */
  public boolean isComplete() {
    return counts.isDrained();
  }

  double ackedPerSecond() {
    return counts.acked() / (elapsed.toNanos() / 1e9);
  }

  /** For people. */
  public String toText() {
    return String.format(
        Locale.ROOT,
        """
        machines connected   %d
        elapsed              %.1f s
        samples              %d measured, %d acked, %d frames
        throughput           %.0f samples acked per second
        ack latency          p50 %.1f ms, p99 %.1f ms, p99.9 %.1f ms, max %.1f ms
        disturbances         %d links lost, %d SLOW, %d frames resent, %d ticks skipped
        """,
        connectedCount,
        elapsed.toNanos() / 1e9,
        counts.measured(),
        counts.acked(),
        counts.frames(),
        ackedPerSecond(),
        ackLatency.p50Millis(),
        ackLatency.p99Millis(),
        ackLatency.p999Millis(),
        ackLatency.maxMillis(),
        counts.linksLost(),
        counts.slowCount(),
        counts.resentFrames(),
        counts.skippedTicks());
  }
}
