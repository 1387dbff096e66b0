package io.repstream.dev.launch;

import io.repstream.common.clock.WallClock;
import io.repstream.dev.gym.GymException;
import io.repstream.dev.gym.GymOptions;
import io.repstream.dev.gym.GymPlan;
import io.repstream.dev.gym.GymStart;
import io.repstream.dev.gym.Progress;
import io.repstream.dev.gym.RunFacts;
import io.repstream.dev.gym.Teardown;
import io.repstream.dev.process.ChildExit;
import io.repstream.dev.process.LogTail;
import io.repstream.dev.process.RunEnd;
import io.repstream.dev.store.StoreException;
import io.repstream.dev.workspace.Workspace;
import io.repstream.dev.workspace.WorkspaceLock;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The command {@code up}: brings a gym up, waits for the end of the run and takes everything down.
 *
 * <p>The start has a thread of its own, so that the first reason to end, be it a signal or a child
 * that died, is heard at any time; everything is taken down by the calling thread.
 */
final class Up {
  private static final Duration START_ABORT_TIME_LIMIT = Duration.ofSeconds(15);
  private static final int TAIL_LINES = 25;

  private static final Logger LOG = LoggerFactory.getLogger(Up.class);

  private final GymPlan plan;
  private final Workspace workspace;
  private final Progress progress;
  private final RunEnd end;
  private final WallClock clock;

  Up(GymPlan plan, Progress progress, RunEnd end, WallClock clock) {
    this.plan = plan;
    this.workspace = plan.workspace();
    this.progress = progress;
    this.end = end;
    this.clock = clock;
  }

  ExitCode run() throws IOException, InterruptedException {
    workspace.prepare();
    Optional<WorkspaceLock> lock = WorkspaceLock.take(workspace.lockFile());
    if (lock.isEmpty()) {
      String holder = WorkspaceLock.lastHolder(workspace.lockFile());
      progress.say(
          "A gym is up here already (process %s). Stop it with ctrl-C there, or: kill %s"
              .formatted(holder, holder));
      return ExitCode.FAILED;
    }
    WorkspaceLock held = lock.get();
    try {
      workspace.clearTemporary();
      if (plan.options().data() == GymOptions.Data.FRESH) {
        workspace.forget();
      }
      return runUntilEnd();
    } finally {
      Files.deleteIfExists(workspace.runFile());
      held.close();
    }
  }

  private ExitCode runUntilEnd() throws InterruptedException {
    try (Teardown teardown = new Teardown()) {
      Thread start = Thread.ofPlatform().name("start").start(() -> start(teardown));
      RunEnd.Reason reason = end.await();
      start.interrupt();
      start.join(START_ABORT_TIME_LIMIT);
      return report(reason);
    }
  }

  private void start(Teardown teardown) {
    try {
      GymStart.Started gym = new GymStart(plan, progress, teardown, end).run();
      new RunFacts(
              ProcessHandle.current().pid(),
              clock.instant().toString(),
              plan.options().ports().endpoints())
          .write(workspace.runFile());
      progress.say(ReadyTable.of(gym.facts(), gym.floor(), workspace, progress.elapsed()));
    } catch (GymException | StoreException e) {
      end.because(new RunEnd.Reason.StartFailed(e.getMessage()));
    } catch (Exception e) {
      // Also the interruption by who ends the run: the reason is known then, and stays.
      LOG.debug("start failed", e);
      end.because(new RunEnd.Reason.StartFailed(e.toString()));
    }
  }

  private ExitCode report(RunEnd.Reason reason) {
    return switch (reason) {
      case RunEnd.Reason.Asked() -> {
        progress.say("\nStopping, as asked.");
        yield ExitCode.OK;
      }
      case RunEnd.Reason.ChildDied(ChildExit exit) -> {
        progress.say(
            "\nThe %s %s. The end of its log, %s:\n"
                .formatted(exit.name(), exit.manner(), exit.log()));
        LogTail.of(exit.log(), TAIL_LINES).forEach(line -> progress.say("  | " + line));
        progress.say("\nStopping everything.");
        yield ExitCode.FAILED;
      }
      case RunEnd.Reason.StartFailed(String fault) -> {
        progress.say("\nCannot start: " + fault);
        yield ExitCode.FAILED;
      }
    };
  }
}
