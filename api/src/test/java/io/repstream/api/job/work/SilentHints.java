package io.repstream.api.job.work;

import io.repstream.api.job.JobHints;
import io.repstream.common.id.JobId;
import java.time.Duration;

/** Nobody hears anything, as while Redis is away. */
final class SilentHints implements JobHints {
  @Override
  public void due(JobId id) {}

  @Override
  public void await(Duration atMost) throws InterruptedException {
    Thread.sleep(atMost);
  }
}
