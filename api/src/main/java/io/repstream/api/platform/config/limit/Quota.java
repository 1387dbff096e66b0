package io.repstream.api.platform.config.limit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * How often something may be done.
 *
 * @param requests at least 1
 * @param window in which, whole seconds up to a day
 */
public record Quota(int requests, Duration window) {
  private static final int MAX_REQUESTS = 10_000_000;

  public Quota {
    boolean wholeSeconds =
        window.toSeconds() >= 1 && window.equals(Duration.ofSeconds(window.toSeconds()));
    if (requests < 1 || requests > MAX_REQUESTS || !wholeSeconds || window.toDays() > 1) {
      throw new IllegalArgumentException("no quota: " + requests + " in " + window);
    }
  }

  /** Reads {@code 20/PT1H}. */
  public static Optional<Quota> parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0) {
      return Optional.empty();
    }
    try {
      int requests = Integer.parseInt(text.substring(0, slash));
      return Optional.of(new Quota(requests, Duration.parse(text.substring(slash + 1))));
    } catch (IllegalArgumentException | DateTimeParseException unreadable) {
      return Optional.empty();
    }
  }

  /** The same window with more requests in it. */
  public Quota times(int factor) {
    return new Quota((int) Math.min(MAX_REQUESTS, (long) requests * factor), window);
  }

  /** The share of one of several who cannot ask each other. */
  public Quota dividedBy(int parts) {
    return new Quota(Math.max(1, requests / parts), window);
  }

  /** Time after which one request more is admitted, in microseconds. */
  public long intervalMicros() {
    return Math.max(1, window.toMillis() * 1_000 / requests);
  }

  /** The name in rate limit headers, such as {@code 2-in-15min}. */
  public String policyName() {
    long seconds = window.toSeconds();
    if (seconds % 86_400 == 0) {
      return requests + "-in-" + seconds / 86_400 + "day";
    }
    if (seconds % 3_600 == 0) {
      return requests + "-in-" + seconds / 3_600 + "hr";
    }
    return seconds % 60 == 0
        ? requests + "-in-" + seconds / 60 + "min"
        : requests + "-in-" + seconds + "sec";
  }

  @Override
  public String toString() {
    return requests + "/" + window;
  }
}
