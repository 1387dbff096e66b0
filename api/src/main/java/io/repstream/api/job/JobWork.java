package io.repstream.api.job;

import java.time.Duration;
import java.util.Optional;

/**
 * What a kind of job does. A bean for each kind; safe for all threads.
 *
 * <p>A step may be done twice, also by two processes at once where one stalled longer than its
 * lease: it must leave the same behind. Steps are short (seconds), so that a stop or a cancellation
 * is not kept waiting.
 */
public interface JobWork {
  /** The kind's name, stable, lower case. */
  String kind();

  /** How it is tried. */
  default JobRules rules() {
    return JobRules.DEFAULT;
  }

  /** How often it comes again by itself; empty for what somebody asks for. */
  default Optional<Duration> every() {
    return Optional.empty();
  }

  /**
   * Does the next step. May block; on a virtual thread.
   *
   * <p>Whatever it throws fails the attempt, not the job.
   */
  JobStep next(JobRun run);
}
