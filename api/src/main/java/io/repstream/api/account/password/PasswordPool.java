package io.repstream.api.account.password;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Few threads for bcrypt, with a short queue. A hash is a third of a second of pure processor time:
 * on virtual threads it would hold the carriers that every request needs.
 */
final class PasswordPool implements AutoCloseable {
  private final ThreadPoolExecutor threads;
  private final Duration patience;

  /**
   * @param size threads
   * @param queue how many may wait for one
   * @param patience longest wait of a caller, queue and work together
   */
  PasswordPool(int size, int queue, Duration patience) {
    ThreadFactory factory = Thread.ofPlatform().name("password-", 0).daemon().factory();
    this.threads =
        new ThreadPoolExecutor(
            size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(queue), factory);
    this.patience = patience;
  }

  /** Runs work on the pool; empty where it is full or too slow. Blocks the caller. */
  <T> Optional<T> run(Callable<T> work) {
    Future<T> result;
    try {
      result = threads.submit(work);
    } catch (RejectedExecutionException full) {
      return Optional.empty();
    }
    try {
      return Optional.of(result.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException slow) {
      result.cancel(false);
      return Optional.empty();
    } catch (ExecutionException failed) {
      throw new IllegalStateException("hashing failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
