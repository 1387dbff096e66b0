package io.repstream.dev.process;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** The first thing that ends a run; what comes later no longer counts. Safe for all threads. */
public final class RunEnd {
  private final CompletableFuture<Reason> reason = new CompletableFuture<>();

  /** Why a run ends. */
  public sealed interface Reason {
    /** Somebody asked for it: ctrl-C, a signal, the end of the terminal. */
    record Asked() implements Reason {}

    /** A process that the run needs ended by itself. */
    record ChildDied(ChildExit exit) implements Reason {}

    /** It could not be started; the fault is for the person at the terminal. */
    record StartFailed(String fault) implements Reason {}
  }

  /** Ends the run, unless something else did before. */
  public void because(Reason why) {
    reason.complete(why);
  }

  /** Why it ended, if it did. */
  public Optional<Reason> now() {
    return Optional.ofNullable(reason.getNow(null));
  }

  /** Waits for the end. */
  public Reason await() throws InterruptedException {
    try {
      return reason.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the reason is never a failure", e);
    }
  }
}
