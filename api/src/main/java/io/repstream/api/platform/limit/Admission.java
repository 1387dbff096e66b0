package io.repstream.api.platform.limit;

import java.time.Duration;

/** What a limiter says to one request. */
public sealed interface Admission {
  /**
   * It may pass.
   *
   * @param remaining how many more may follow at once
   * @param untilFull when the quota is whole again
   */
  record Granted(int remaining, Duration untilFull) implements Admission {}

  /**
   * It may not.
   *
   * @param pause until one more is admitted
   */
  record Refused(Duration pause) implements Admission {}
}
