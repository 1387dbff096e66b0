package io.repstream.api.job;

import io.repstream.common.id.JobId;
import java.time.Duration;

/** Wakes a process for a job that is due now. A hint only. Safe for all threads. */
public interface JobHints {
  /** Tells that a job is due; where that fails, it is found by looking. */
  void due(JobId id);

  /** Waits for a hint, at most for a time, also where nobody can be heard. */
  void await(Duration atMost) throws InterruptedException;
}
