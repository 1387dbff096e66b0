package io.repstream.api.ingest.work;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Starts a shard's worker again whenever a test has killed it, as an operator's init does. */
final class RestartingWorker {
  private final Supplier<ShardWorker> workers;
  private final AtomicInteger deaths = new AtomicInteger();
  private @Nullable ShardWorker worker;
  private @Nullable Thread thread;

  RestartingWorker(Supplier<ShardWorker> workers) {
    this.workers = workers;
  }

  /** What kills a worker: no catch clause of the product holds it up. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  int deaths() {
    return deaths.get();
  }

  /** Keeps a worker running until a condition holds. */
  void until(Supplier<Boolean> done) {
    await()
        .pollInterval(Duration.ofMillis(2))
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              start();
              return done.get();
            });
  }

  private void start() {
    Thread running = thread;
    if (running != null && running.isAlive()) {
      return;
    }
    ShardWorker next = workers.get();
    worker = next;
    thread =
        Thread.ofVirtual().uncaughtExceptionHandler((_, _) -> deaths.incrementAndGet()).start(next);
  }

  void stop() throws InterruptedException {
    if (worker != null && thread != null) {
      worker.stop();
      thread.join();
    }
  }
}
