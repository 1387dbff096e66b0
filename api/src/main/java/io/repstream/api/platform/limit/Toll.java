package io.repstream.api.platform.limit;

import io.repstream.api.platform.config.limit.Quota;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What one request was told by its limit, and how that reads in headers (draft-ietf-httpapi-
 * ratelimit-headers-08).
 *
 * @param quota of its class
 * @param admission what the limiter said
 * @param partition the client's keyed hash as base64, so that a client sees which of its quotas
 *     this is and nobody can tell an address from it
 */
public record Toll(Quota quota, Admission admission, String partition) {
  private static final String POLICY = "RateLimit-Policy";
  private static final String LIMIT = "RateLimit";

  /** The two headers of every answer. */
  public Map<String, String> headers() {
    String name = '"' + quota.policyName() + '"';
    String policy =
        "%s; q=%d; w=%d; pk=:%s:"
            .formatted(name, quota.requests(), quota.window().toSeconds(), partition);
    String limit =
        switch (admission) {
          case Admission.Granted granted -> limit(name, granted.remaining(), granted.untilFull());
          case Admission.Refused refused -> limit(name, 0, refused.pause());
        };
    return Map.of(POLICY, policy, LIMIT, limit);
  }

  /** The refusal with its headers, where it is one. */
  public Optional<Refusal> refusal() {
    return admission instanceof Admission.Refused(Duration pause)
        ? Optional.of(
            Refusal.later(ProblemCode.RATE_LIMITED, Duration.ofSeconds(wholeSeconds(pause)))
                .with(headers()))
        : Optional.empty();
  }

  private static String limit(String name, int remaining, Duration time) {
    return "%s; r=%d; t=%d".formatted(name, remaining, wholeSeconds(time));
  }

  /** Rounded up, or a client that waits as told would come too early. */
  private static long wholeSeconds(Duration time) {
    return Math.max(1, time.plusNanos(999_999_999).toSeconds());
  }
}
