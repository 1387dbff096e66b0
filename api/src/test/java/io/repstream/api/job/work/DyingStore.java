package io.repstream.api.job.work;

import io.repstream.api.job.Job;
import io.repstream.api.job.JobState;
import io.repstream.api.job.JobStore;
import io.repstream.common.id.JobId;
import io.repstream.common.id.MemberId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The store as a process sees it that is killed: at an even step just before a write is made, at an
 * odd one just after; from then on it reaches nothing.
 */
final class DyingStore implements JobStore {
  private final JobStore store;
  private final AtomicInteger left;

  DyingStore(JobStore store, int at) {
    this.store = store;
    this.left = new AtomicInteger(at);
  }

  /** The process is dead. */
  static final class Killed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public boolean replace(Job job) {
    dieIfDue();
    boolean made = store.replace(job);
    dieIfDue();
    return made;
  }

  private void dieIfDue() {
    if (left.getAndDecrement() <= 0) {
      throw new Killed();
    }
  }

  @Override
  public boolean renew(JobId id, String holder, Instant until) {
    return false;
  }

  @Override
  public boolean add(Job job) {
    return store.add(job);
  }

  @Override
  public Optional<Job> byId(JobId id) {
    return store.byId(id);
  }

  @Override
  public Optional<Job> open(String openAs) {
    return store.open(openAs);
  }

  @Override
  public List<Job> due(Collection<String> kinds, Instant now, int limit) {
    return store.due(kinds, now, limit);
  }

  @Override
  public List<Job> of(MemberId member, Optional<JobId> before, int limit) {
    return store.of(member, before, limit);
  }

  @Override
  public List<Job> in(JobState state, Optional<JobId> before, int limit) {
    return store.in(state, before, limit);
  }
}
