package io.repstream.api.job.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.f4b6a3.uuid.UuidCreator;
import io.repstream.api.job.Job;
import io.repstream.api.job.JobKinds;
import io.repstream.api.job.JobProgress;
import io.repstream.api.job.JobRequest;
import io.repstream.api.job.JobRules;
import io.repstream.api.job.JobState;
import io.repstream.api.job.JobStore;
import io.repstream.api.job.Jobs;
import io.repstream.api.testing.ApiServer;
import io.repstream.api.testing.ApiTest;
import io.repstream.common.id.JobId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs over the real store, with clocks of the test's own and workers that are killed. */
@ApiTest
class JobRunnerIT {
  private static final Duration LEASE = JobRules.DEFAULT.lease();
  private static final Duration LONGEST_PAUSE = JobRules.DEFAULT.longestPause();

  private final JobStore store;
  private final CountingWork work = new CountingWork("count-" + UuidCreator.getTimeOrderedEpoch());
  private final JobKinds kinds = new JobKinds(List.of(work));
  private final SettableClock clock = new SettableClock();

  JobRunnerIT(ApiServer server) {
    this.store = server.bean(JobStore.class);
  }

  private Jobs jobs(JobStore through) {
    return new Jobs(through, new SilentHints(), kinds, clock);
  }

  private JobRunner runner(JobStore through) {
    return new JobRunner(
        through, kinds, new SilentHints(), new JobSchedule(kinds, jobs(store)), clock);
  }

  private JobId asked() {
    return asked(null);
  }

  private JobId asked(String openAs) {
    JobId id = new JobId(UuidCreator.getTimeOrderedEpoch());
    JobRequest request = new JobRequest(id, work.kind(), null, "5", clock.instant(), openAs);
    assertThat(jobs(store).request(request)).isInstanceOf(Jobs.Outcome.Accepted.class);
    return id;
  }

  private Job read(JobId id) {
    return store.byId(id).orElseThrow();
  }

  private static void look(JobRunner runner) {
    runner.lookOnce();
    await().until(() -> runner.atWork() == 0);
  }

  private void lookUntilKilled(int at) {
    try {
      look(runner(new DyingStore(store, at)));
    } catch (DyingStore.Killed duringTheClaim) {
      assertThat(at).isLessThan(2);
    }
  }

  @Test
  void worksStepByStepToTheEnd() {
    JobId id = asked();
    look(runner(store));
    assertThat(read(id).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(read(id).result()).isEqualTo("5 units");
    assertThat(read(id).progress()).isEqualTo(new JobProgress(5, 5L, "counting"));
    assertThat(read(id).dueAt()).isNull();
    assertThat(work.done(id)).containsExactly(0, 1, 2, 3, 4);
  }

  /** Killed before or after any of its writes: claim, five checkpoints, the end. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13})
  void endsOnceWhereverAWorkerIsKilled(int at) {
    JobId id = asked();
    lookUntilKilled(at);
    clock.advance(LEASE.plusSeconds(1));
    look(runner(store));
    Job ended = read(id);
    clock.advance(LEASE.plusSeconds(1));
    look(runner(store));

    assertThat(read(id).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(read(id)).as("ended once").isEqualTo(ended);
    assertThat(work.done(id)).contains(0, 1, 2, 3, 4);
    assertThat(work.done(id).size()).as("at most one step is repeated").isLessThanOrEqualTo(6);
  }

  @Test
  void leavesAJobToItsHolderUntilTheLeaseEnds() {
    JobId id = asked();
    look(runner(new DyingStore(store, 3)));
    int before = work.done(id).size();

    clock.advance(LEASE.minusSeconds(1));
    look(runner(store));
    assertThat(work.done(id)).hasSize(before);
    assertThat(read(id).state()).isEqualTo(JobState.RUNNING);
  }

  @Test
  void keepsTheLeaseOfALongStep() throws Exception {
    CountDownLatch gate = work.holdNextStep();
    JobId id = asked();
    JobRunner runner = runner(store);
    runner.lookOnce();
    work.awaitHeld();
    for (int i = 0; i < 4; i++) {
      clock.advance(LEASE.dividedBy(2));
      runner.lookOnce();
      assertThat(store.due(kinds.names(), clock.instant(), 10)).isEmpty();
    }
    gate.countDown();
    await().until(() -> read(id).state() == JobState.SUCCEEDED);
    assertThat(work.done(id)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void whoLostAJobChangesNothing() throws Exception {
    CountDownLatch gate = work.holdNextStep();
    JobId id = asked();
    JobRunner stalled = runner(store);
    stalled.lookOnce();
    work.awaitHeld();
    clock.advance(LEASE.plusSeconds(1));
    look(runner(store));
    Job ended = read(id);
    assertThat(ended.state()).isEqualTo(JobState.SUCCEEDED);

    gate.countDown();
    await().until(() -> stalled.atWork() == 0);
    assertThat(read(id)).isEqualTo(ended);
  }

  @Test
  void triesAgainAfterAPauseAndGoesOnFromTheCheckpoint() {
    work.failNext(3, 2);
    JobId id = asked();
    look(runner(store));
    assertThat(read(id).state()).isEqualTo(JobState.WAITING);
    assertThat(read(id).dueAt()).isAfter(clock.instant());
    look(runner(store));
    assertThat(read(id).attempts()).as("not before its time").isEqualTo(1);

    IntStream.range(0, 2)
        .forEach(
            i -> {
              clock.advance(LONGEST_PAUSE);
              look(runner(store));
            });
    assertThat(read(id).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(work.done(id)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void givesUpAfterTheLastAttemptAndStartsAgainWhenTold() {
    work.failNext(3, JobRules.DEFAULT.attempts());
    JobId id = asked();
    for (int i = 0; i < JobRules.DEFAULT.attempts(); i++) {
      look(runner(store));
      clock.advance(LONGEST_PAUSE);
    }
    assertThat(read(id).state()).isEqualTo(JobState.FAILED);
    assertThat(read(id).fault()).isEqualTo(Job.GAVE_UP);
    assertThat(read(id).dueAt()).isNull();

    assertThat(jobs(store).restart(id)).isPresent();
    look(runner(store));
    assertThat(read(id).state()).isEqualTo(JobState.SUCCEEDED);
    assertThat(work.done(id)).containsExactly(0, 1, 2, 3, 4);
    assertThat(jobs(store).restart(id)).isEmpty();
  }

  @Test
  void givesUpWhatBringsWorkersDown() {
    JobId id = asked();
    for (int i = 0; i <= JobRules.DEFAULT.attempts(); i++) {
      look(runner(new DyingStore(store, 2)));
      clock.advance(LEASE.plusSeconds(1));
    }
    look(runner(store));
    assertThat(read(id).state()).isEqualTo(JobState.FAILED);
    assertThat(read(id).fault()).isEqualTo(Job.BRINGS_DOWN);
  }

  @Test
  void givesUpAtTheDeadline() {
    JobId id = asked();
    clock.advance(JobRules.DEFAULT.deadline());
    look(runner(store));
    assertThat(read(id).fault()).isEqualTo(Job.DEADLINE);
    assertThat(work.done(id)).isEmpty();
  }

  @Test
  void takesAJobBackUnderTheHandsOfItsWorker() throws Exception {
    CountDownLatch gate = work.holdNextStep();
    JobId id = asked();
    JobRunner runner = runner(store);
    runner.lookOnce();
    work.awaitHeld();
    assertThat(jobs(store).cancel(id)).isPresent();
    gate.countDown();
    await().until(() -> runner.atWork() == 0);
    assertThat(read(id).state()).isEqualTo(JobState.CANCELLED);
    assertThat(jobs(store).cancel(id)).isEmpty();
  }

  @Test
  void stoppingReleasesTheJobWithoutCountingAnAttempt() throws Exception {
    CountDownLatch _ = work.holdNextStep();
    JobId id = asked();
    JobRunner runner = runner(store);
    runner.lookOnce();
    work.awaitHeld();
    runner.stop(new Object());
    await().until(() -> read(id).state() == JobState.WAITING);
    assertThat(read(id).attempts()).isZero();
    look(runner(store));
    assertThat(read(id).state()).isEqualTo(JobState.SUCCEEDED);
  }

  @Test
  void oneIsOpenUnderAName() {
    String name = "only-" + UuidCreator.getTimeOrderedEpoch();
    JobId first = asked(name);
    JobRequest second =
        new JobRequest(
            new JobId(UuidCreator.getTimeOrderedEpoch()),
            work.kind(),
            null,
            "1",
            clock.instant(),
            name);
    assertThat(jobs(store).request(second)).isEqualTo(new Jobs.Outcome.AlreadyOpen(read(first)));
    look(runner(store));
    assertThat(jobs(store).request(second)).isInstanceOf(Jobs.Outcome.Accepted.class);
  }

  @Test
  void aTurnIsOneJobWhoeverAsksForIt() {
    work.comesEvery(Duration.ofHours(1));
    JobSchedule schedule = new JobSchedule(kinds, jobs(store));
    Instant now = clock.instant();
    schedule.ask(now);
    new JobSchedule(kinds, jobs(store)).ask(now);
    assertThat(store.due(kinds.names(), now, 10)).hasSize(1);
    look(runner(store));
    schedule.ask(now);
    assertThat(store.due(kinds.names(), now, 10)).isEmpty();
    clock.advance(Duration.ofHours(1));
    schedule.ask(clock.instant());
    assertThat(store.due(kinds.names(), clock.instant(), 10)).hasSize(1);
    assertThat(store.open("every:" + work.kind()).map(Job::requestedBy))
        .isEqualTo(Optional.empty());
  }
}
