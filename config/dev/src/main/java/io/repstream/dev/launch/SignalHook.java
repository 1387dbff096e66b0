package io.repstream.dev.launch;

import io.repstream.dev.process.RunEnd;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Turns ctrl-C, a signal to terminate and the end of the terminal into the end of the run, and lets
 * the JVM go only when the run is taken down. The exit status is then the run's own: an orderly
 * stop is a success.
 */
final class SignalHook implements AutoCloseable {
  // Longer than all children, each with its own limit, can take together.
  private static final Duration TAKE_DOWN_TIME_LIMIT = Duration.ofSeconds(90);

  private final RunEnd end;
  private final Thread hook = Thread.ofPlatform().name("signal").unstarted(this::signalled);
  private final CompletableFuture<ExitCode> finished = new CompletableFuture<>();

  private SignalHook(RunEnd end) {
    this.end = end;
  }

  static SignalHook install(RunEnd end) {
    SignalHook signalHook = new SignalHook(end);
    Runtime.getRuntime().addShutdownHook(signalHook.hook);
    return signalHook;
  }

  private void signalled() {
    end.because(new RunEnd.Reason.Asked());
    Runtime.getRuntime().halt(outcome().status());
  }

  private ExitCode outcome() {
    try {
      return finished.get(TAKE_DOWN_TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.FAILED;
    } catch (ExecutionException | TimeoutException e) {
      return ExitCode.FAILED;
    }
  }

  /** The run is taken down with this outcome. */
  ExitCode finish(ExitCode outcome) {
    finished.complete(outcome);
    return outcome;
  }

  /** Gives the JVM's own behaviour back. */
  @Override
  public void close() {
    finished.complete(ExitCode.FAILED);
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // A signal came: the hook is running and ends the JVM.
    }
  }
}
