package io.repstream.perf.machine;

import io.repstream.common.rmp.RmpCode;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When a machine comes back: after a random part of min(60, 2^n) times the base, or when the
 * gateway said so. The count of failures starts anew once a link has {@linkplain #served served}.
 * Not safe for threads.
 */
public final class ReconnectPolicy {
  /** Real machines begin with a second and never wait longer than a minute. */
  static final int MOST_BASES = 60;

  private static final int MAX_DOUBLINGS = 30;

  private final Duration base;
  private final Duration cap;
  private final RandomGenerator random;
  private int failures;

  /**
   * @param base the upper bound of the first delay; 1 s for real machines
   */
  public ReconnectPolicy(Duration base, RandomGenerator random) {
    if (!base.isPositive()) {
      throw new IllegalArgumentException("a reconnect needs a positive delay");
    }
    this.base = base;
    this.cap = base.multipliedBy(MOST_BASES);
    this.random = random;
  }

  /** The gateway answered over a proven link: the next failure is a first one. */
  public void served() {
    failures = 0;
  }

  /** How long to wait after this end before the next attempt. */
  public Duration delayAfter(LinkEnd end) {
    return switch (end) {
      case LinkEnd.Rejected(int _, Duration retryAfter) when retryAfter.isPositive() -> retryAfter;
      case LinkEnd.SentAway(int reason, Duration after) when isMove(reason) -> after;
      case LinkEnd.Lost _,
          LinkEnd.Rejected _,
          LinkEnd.Faulted _,
          LinkEnd.SentAway _,
          LinkEnd.GatewayUnproven _,
          LinkEnd.Closed _ ->
          backoff();
    };
  }

  /** A gateway that goes says when to come back; one that threw us out has nothing to say. */
  private static boolean isMove(int reason) {
    return reason == RmpCode.DRAIN.code() || reason == RmpCode.SHUTDOWN.code();
  }

  private Duration backoff() {
    long ceilingNanos = base.toNanos();
    for (int i = 0; i < Math.min(failures, MAX_DOUBLINGS) && ceilingNanos < cap.toNanos(); i++) {
      ceilingNanos *= 2;
    }
    failures++;
    return Duration.ofNanos(random.nextLong(Math.min(ceilingNanos, cap.toNanos()) + 1));
  }
}
