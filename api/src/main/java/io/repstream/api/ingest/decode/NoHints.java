package io.repstream.api.ingest.decode;

import io.repstream.api.job.JobHints;
import io.repstream.common.id.JobId;
import java.time.Duration;

/** Hints of a process without Redis: others find jobs by looking, within a second. */
final class NoHints implements JobHints {
  @Override
  public void due(JobId id) {}

  @Override
  public void await(Duration atMost) throws InterruptedException {
    Thread.sleep(atMost);
  }
}
