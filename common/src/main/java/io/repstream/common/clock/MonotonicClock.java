package io.repstream.common.clock;

import java.time.Duration;

/** Time that only runs forward, for durations and deadlines. Safe for all threads. */
@FunctionalInterface
public interface MonotonicClock {
  /** Nanoseconds since some fixed but unknown point; only differences mean anything. */
  long nanos();

  /** How long ago an earlier reading of {@link #nanos()} was. */
  default Duration since(long earlierNanos) {
    return Duration.ofNanos(nanos() - earlierNanos);
  }

  /** The JVM's own. */
  static MonotonicClock system() {
    return System::nanoTime;
  }
}
