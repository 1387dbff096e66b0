package io.repstream.api.job.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.repstream.api.job.JobKinds;
import io.repstream.api.job.JobRequest;
import io.repstream.api.job.JobWork;
import io.repstream.api.job.Jobs;
import io.repstream.common.id.JobId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Asks for the jobs that come again by themselves. Every process does; the id of a turn is derived
 * from kind and time, so that each turn is one job.
 */
@ApplicationScoped
public class JobSchedule {
  private final JobKinds kinds;
  private final Jobs jobs;

  @Inject
  public JobSchedule(JobKinds kinds, Jobs jobs) {
    this.kinds = kinds;
    this.jobs = jobs;
  }

  /** Asks for the turn of every kind that is on now. A turn that takes longer skips the next. */
  void ask(Instant now) {
    for (JobWork work : kinds.all()) {
      work.every().ifPresent(every -> ask(work.kind(), every, now));
    }
  }

  private void ask(String kind, Duration every, Instant now) {
    long turn = Math.floorDiv(now.toEpochMilli(), every.toMillis());
    UUID id = UUID.nameUUIDFromBytes((kind + ":" + turn).getBytes(UTF_8));
    Instant begin = Instant.ofEpochMilli(turn * every.toMillis());
    var _ = jobs.request(new JobRequest(new JobId(id), kind, null, "", begin, "every:" + kind));
  }
}
