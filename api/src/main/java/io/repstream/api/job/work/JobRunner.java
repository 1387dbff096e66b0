package io.repstream.api.job.work;

import io.repstream.api.job.Job;
import io.repstream.api.job.JobHints;
import io.repstream.api.job.JobKinds;
import io.repstream.api.job.JobStore;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.JobId;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds jobs that are due and has them worked on. One virtual thread a process looks; each job
 * under way has one of its own, four at most.
 */
@ApplicationScoped
public class JobRunner {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
  private static final Duration ASK_EVERY = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 4;

  private final JobStore store;
  private final JobKinds kinds;
  private final JobHints hints;
  private final JobSchedule schedule;
  private final WallClock clock;
  private final Map<JobId, UnderWay> underWay = new ConcurrentHashMap<>();
  private Instant askedAt = Instant.EPOCH;
  private volatile @Nullable Thread worker;
  private volatile boolean stopping;

  @Inject
  public JobRunner(JobStore store, JobKinds kinds, JobHints hints, JobSchedule schedule) {
    this(store, kinds, hints, schedule, WallClock.system());
  }

  JobRunner(JobStore store, JobKinds kinds, JobHints hints, JobSchedule schedule, WallClock clock) {
    this.store = store;
    this.kinds = kinds;
    this.hints = hints;
    this.schedule = schedule;
    this.clock = clock;
  }

  /** A job that this process works on. */
  private record UnderWay(JobClaim claim, Thread thread) {}

  void start(@Observes @Priority(200) @Initialized(ApplicationScoped.class) Object event) {
    worker = Thread.ofVirtual().name("job-runner").start(this::run);
  }

  /** Steps under way are interrupted; their jobs are anybody's at once. */
  void stop(@Observes @Priority(100) @BeforeDestroyed(ApplicationScoped.class) Object event) {
    stopping = true;
    Thread looking = worker;
    if (looking != null) {
      looking.interrupt();
    }
    underWay.values().forEach(job -> job.claim().stop(job.thread()));
    underWay.values().forEach(JobRunner::awaitEnd);
  }

  private void run() {
    while (!stopping) {
      try {
        lookOnce();
        if (underWay.size() < MOST_AT_ONCE) {
          hints.await(LOOK_EVERY);
        } else {
          Thread.sleep(LOOK_EVERY);
        }
      } catch (InterruptedException asked) {
        return;
      } catch (RuntimeException away) {
        LOG.warn("jobs cannot be looked after now: {}", away.toString());
        pause();
      }
    }
  }

  /** Renews what is held and begins what is due, as far as there is room. */
  void lookOnce() {
    Instant now = clock.instant();
    underWay.values().forEach(job -> job.claim().renewInTime());
    if (!now.isBefore(askedAt.plus(ASK_EVERY))) {
      schedule.ask(now);
      askedAt = now;
    }
    int room = MOST_AT_ONCE - underWay.size();
    if (room > 0) {
      store.due(kinds.names(), now, room).forEach(this::begin);
    }
  }

  /** How many jobs this process works on. */
  int atWork() {
    return underWay.size();
  }

  private void begin(Job due) {
    kinds
        .work(due.kind())
        .flatMap(work -> JobClaim.of(due, work, store, clock))
        .ifPresent(
            claim -> {
              Thread thread =
                  Thread.ofVirtual().name("job-" + due.id()).unstarted(() -> work(due.id(), claim));
              underWay.put(due.id(), new UnderWay(claim, thread));
              thread.start();
            });
  }

  private void work(JobId id, JobClaim claim) {
    try {
      claim.work();
    } catch (RuntimeException away) {
      LOG.warn("job {} goes on once its lease has ended: {}", id, away.toString());
    } finally {
      underWay.remove(id, new UnderWay(claim, Thread.currentThread()));
    }
  }

  private static void awaitEnd(UnderWay job) {
    try {
      boolean _ = job.thread().join(Duration.ofSeconds(2));
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }

  private void pause() {
    try {
      Thread.sleep(LOOK_EVERY);
    } catch (InterruptedException asked) {
      Thread.currentThread().interrupt();
    }
  }
}
