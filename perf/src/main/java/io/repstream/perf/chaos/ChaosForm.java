package io.repstream.perf.chaos;

import java.time.Duration;

/**
 * How much of a scenario is played.
 *
 * @param killCount of each process that is killed again and again
 * @param outage how long a store is gone
 * @param calm how long things run before and after harm
 */
public record ChaosForm(int killCount, Duration outage, Duration calm) {
  /** For every change: all scenarios together take about five minutes on two cores. */
  public static final ChaosForm SHORT =
      new ChaosForm(3, Duration.ofSeconds(10), Duration.ofSeconds(5));

  /** For nights and releases. */
  public static final ChaosForm FULL =
      new ChaosForm(25, Duration.ofSeconds(30), Duration.ofSeconds(15));
}
