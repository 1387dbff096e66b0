package io.repstream.api.job.work;

import io.repstream.api.job.JobProgress;
import io.repstream.api.job.JobRun;
import io.repstream.api.job.JobStep;
import io.repstream.api.job.JobWork;
import io.repstream.common.id.JobId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Counts to its input, a unit a step, and keeps account of what it did. */
final class CountingWork implements JobWork {
  private final String kind;
  private final Map<JobId, List<Integer>> done = new ConcurrentHashMap<>();
  private final AtomicInteger failuresLeft = new AtomicInteger();
  private volatile int failingUnit = -1;
  private volatile @Nullable CountDownLatch gate;
  private final CountDownLatch held = new CountDownLatch(1);
  private volatile Optional<Duration> every = Optional.empty();

  CountingWork(String kind) {
    this.kind = kind;
  }

  @Override
  public String kind() {
    return kind;
  }

  @Override
  public Optional<Duration> every() {
    return every;
  }

  void comesEvery(Duration time) {
    every = Optional.of(time);
  }

  /** The units that steps of a job did, repeats included. */
  List<Integer> done(JobId id) {
    return done.getOrDefault(id, List.of());
  }

  void failNext(int unit, int times) {
    failingUnit = unit;
    failuresLeft.set(times);
  }

  /** The next step that begins waits for the latch. */
  CountDownLatch holdNextStep() {
    CountDownLatch latch = new CountDownLatch(1);
    gate = latch;
    return latch;
  }

  void awaitHeld() throws InterruptedException {
    if (!held.await(20, TimeUnit.SECONDS)) {
      throw new AssertionError("no step began");
    }
  }

  @Override
  public JobStep next(JobRun run) {
    pass();
    int total = run.input().isEmpty() ? 0 : Integer.parseInt(run.input());
    int unit = run.checkpoint().isEmpty() ? 0 : Integer.parseInt(run.checkpoint());
    if (unit == total) {
      return new JobStep.Done(total + " units");
    }
    if (unit == failingUnit && failuresLeft.getAndDecrement() > 0) {
      throw new IllegalStateException("as asked");
    }
    done.computeIfAbsent(run.id(), _ -> new CopyOnWriteArrayList<>()).add(unit);
    return new JobStep.More(
        Integer.toString(unit + 1), new JobProgress(unit + 1, (long) total, "counting"));
  }

  private void pass() {
    CountDownLatch latch = gate;
    if (latch != null) {
      gate = null;
      held.countDown();
      try {
        latch.await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", stopped);
      }
    }
  }
}
