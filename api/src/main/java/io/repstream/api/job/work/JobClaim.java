package io.repstream.api.job.work;

import io.repstream.api.job.Job;
import io.repstream.api.job.JobState;
import io.repstream.api.job.JobStep;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.JobWork;
import io.repstream.common.clock.WallClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A job in the hands of this process. Every change compares the document's version: whoever lost
 * the job, because its lease ended or somebody took it back, changes nothing any more.
 */
final class JobClaim {
  private static final Logger LOG = LoggerFactory.getLogger(JobClaim.class);

  /** A lease is renewed when a third of it is gone. */
  private static final int RENEWALS = 3;

  private final JobStore store;
  private final JobWork work;
  private final WallClock clock;
  private final String holder;
  private Job job;
  private volatile Instant renewedAt;
  private volatile boolean stopping;

  private JobClaim(Job job, String holder, JobWork work, JobStore store, WallClock clock) {
    this.job = job;
    this.holder = holder;
    this.work = work;
    this.store = store;
    this.clock = clock;
    this.renewedAt = job.changedAt();
  }

  /** Claims a job that is due; empty where somebody else has it, or its time is over. */
  static Optional<JobClaim> of(Job due, JobWork work, JobStore store, WallClock clock) {
    String holder = UUID.randomUUID().toString();
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Job claimed = due.claimed(holder, work.rules(), now);
    if (!store.replace(claimed)) {
      return Optional.empty();
    }
    tellIfGivenUp(claimed);
    return claimed.state() == JobState.RUNNING
        ? Optional.of(new JobClaim(claimed, holder, work, store, clock))
        : Optional.empty();
  }

  /** Works until the job ends, fails for now, or is somebody else's. On a thread of its own. */
  void work() {
    boolean mine = true;
    while (mine && job.state() == JobState.RUNNING) {
      Job next = afterStep();
      mine = store.replace(next);
      if (mine) {
        job = next;
        renewedAt = next.changedAt();
        tellIfGivenUp(next);
      }
    }
  }

  /** Lengthens the lease when it is time; for another thread than the working one. */
  void renewInTime() {
    Instant now = clock.instant();
    Duration lease = work.rules().lease();
    if (!now.isBefore(renewedAt.plus(lease.dividedBy(RENEWALS)))
        && store.renew(job.id(), holder, now.plus(lease))) {
      renewedAt = now;
    }
  }

  /** Interrupts the step; the job is released. */
  void stop(Thread working) {
    stopping = true;
    working.interrupt();
  }

  private Job afterStep() {
    if (stopping) {
      return job.released(now());
    }
    if (!now().isBefore(job.deadline())) {
      return job.impossible(Job.DEADLINE, now());
    }
    try {
      return switch (work.next(job.run())) {
        case JobStep.More more -> job.advanced(more, work.rules().lease(), now());
        case JobStep.Done(String result) -> job.succeeded(result, now());
        case JobStep.Impossible(String code) -> job.impossible(code, now());
      };
    } catch (RuntimeException failed) {
      return afterFailure(failed);
    } finally {
      // An interrupt was meant for the step; what follows is the release.
      boolean _ = Thread.interrupted();
    }
  }

  private Job afterFailure(RuntimeException failed) {
    if (stopping) {
      return job.released(now());
    }
    LOG.atWarn()
        .addKeyValue("job.kind", job.kind())
        .addKeyValue("job.id", job.id())
        .log("attempt {} of a job failed", job.attempts(), failed);
    Duration pause = work.rules().pauseAfter(job.attempts(), ThreadLocalRandom.current());
    return job.attemptFailed(work.rules(), pause, now());
  }

  private static void tellIfGivenUp(Job job) {
    if (job.state() == JobState.FAILED) {
      LOG.atError()
          .addKeyValue("job.kind", job.kind())
          .addKeyValue("job.id", job.id())
          .log("a job was given up: {}", job.fault());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
