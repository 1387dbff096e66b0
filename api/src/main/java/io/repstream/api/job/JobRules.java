package io.repstream.api.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how long a kind of job is tried.
 *
 * @param attempts starts without any progress in between, before it is given up
 * @param lease how long a process that gives no sign keeps a job; longer than any stall
 * @param firstPause after the first failure; doubled with each further one
 * @param longestPause bound of the pauses
 * @param deadline from the request on; then it is given up
 */
public record JobRules(
    int attempts, Duration lease, Duration firstPause, Duration longestPause, Duration deadline) {
  /** Six attempts over about a minute of trouble without progress, within a day. */
  public static final JobRules DEFAULT =
      new JobRules(
          6,
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMinutes(5),
          Duration.ofDays(1));

  /** The pause after a failed attempt: half of it fixed, half by chance, so that none march. */
  public Duration pauseAfter(int attempt, RandomGenerator random) {
    long doubled = firstPause.toMillis() << Math.clamp(attempt - 1L, 0, 20);
    long millis = Math.min(doubled, longestPause.toMillis());
    return Duration.ofMillis(millis / 2 + random.nextLong(millis / 2 + 1));
  }
}
