package io.repstream.perf.evening;

import java.time.Duration;
import java.time.Instant;

/**
 * How an evening is played.
 *
 * @param begin sample time of its first second
 * @param length of the evening
 * @param speed seconds of the evening in one of ours; infinite for as fast as the stores take it
 */
public record Evening(Instant begin, Duration length, double speed) {
  /** The same as fast as it goes. */
  public Evening atOnce() {
    return new Evening(begin, length, Double.POSITIVE_INFINITY);
  }

  /** When a second of the evening is due, after the first. */
  Duration dueAfter(long second) {
    return Duration.ofNanos((long) (second * 1e9 / speed));
  }
}
