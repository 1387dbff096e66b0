package io.repstream.api.job;

import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where jobs are kept. Safe for all threads; calls may block. */
public interface JobStore {
  /**
   * Adds a new job.
   *
   * @return false where its id or its {@code openAs} is taken
   */
  boolean add(Job job);

  /** One job. */
  Optional<Job> byId(JobId id);

  /** The job that is not final under a name. */
  Optional<Job> open(String openAs);

  /**
   * Replaces a job.
   *
   * @param job one version above what must still stand there
   * @return whether it did
   */
  boolean replace(Job job);

  /**
   * Lengthens a lease.
   *
   * @return false where the holder has it no more
   */
  boolean renew(JobId id, String holder, Instant until);

  /** Jobs of some kinds that somebody must look at by now, the most urgent first. */
  List<Job> due(Collection<String> kinds, Instant now, int limit);

  /** Somebody's jobs, the latest first, before an id. */
  List<Job> of(MemberId member, Optional<JobId> before, int limit);

  /** All jobs in a state, the latest first, before an id. */
  List<Job> in(JobState state, Optional<JobId> before, int limit);
}
