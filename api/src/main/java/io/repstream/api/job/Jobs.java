package io.repstream.api.job;

import io.repstream.common.clock.WallClock;
import io.repstream.common.id.JobId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/** Asks for jobs and takes them back. Safe for all threads; calls may block. */
@ApplicationScoped
public class Jobs {
  private static final int MOST_TRIES = 10;

  private final JobStore store;
  private final JobHints hints;
  private final JobKinds kinds;
  private final WallClock clock;

  @Inject
  public Jobs(JobStore store, JobHints hints, JobKinds kinds) {
    this(store, hints, kinds, WallClock.system());
  }

  /** With a clock of its own. */
  public Jobs(JobStore store, JobHints hints, JobKinds kinds, WallClock clock) {
    this.store = store;
    this.hints = hints;
    this.kinds = kinds;
    this.clock = clock;
  }

  /** What became of a wish. */
  public sealed interface Outcome {
    /** It will be done. The same request again answers the same job, whatever became of it. */
    record Accepted(Job job) implements Outcome {}

    /** Another job under the same {@code openAs} is not final yet. */
    record AlreadyOpen(Job job) implements Outcome {}
  }

  /** Asks for a job; durable once this returns. */
  public Outcome request(JobRequest request) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Job job = Job.asked(request, kinds.rules(request.kind()), now());
      if (store.add(job)) {
        hints.due(job.id());
        return new Outcome.Accepted(job);
      }
      Optional<Job> same = store.byId(request.id());
      if (same.isPresent()) {
        return new Outcome.Accepted(same.get());
      }
      Optional<Job> open = store.open(Objects.requireNonNull(request.openAs()));
      if (open.isPresent()) {
        return new Outcome.AlreadyOpen(open.get());
      }
    }
    throw new IllegalStateException("jobs open and end faster than one can be asked for");
  }

  /**
   * Takes a job back; a step under way ends, and nothing of it counts.
   *
   * @return the job as taken back; empty where it has ended
   */
  public Optional<Job> cancel(JobId id) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Job> open = store.byId(id).filter(job -> !job.state().isFinal());
      Optional<Job> next = open.map(job -> job.cancelled(now()));
      if (next.isEmpty() || store.replace(next.get())) {
        return next;
      }
    }
    throw new IllegalStateException("job " + id + " changes faster than it can be taken back");
  }

  /**
   * Starts a job again that was given up.
   *
   * @return the job as started; empty where it was not given up
   */
  public Optional<Job> restart(JobId id) {
    Optional<Job> next =
        store
            .byId(id)
            .filter(job -> job.state() == JobState.FAILED)
            .map(job -> job.restarted(kinds.rules(job.kind()), now()))
            .filter(store::replace);
    next.ifPresent(job -> hints.due(id));
    return next;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
