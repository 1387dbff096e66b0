package io.repstream.dev.store;

import io.repstream.dev.process.ChildSpawner;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of the Redis binary, from start to exit. Its output is read by a thread of its own, which
 * ends with the process, and goes to this class's log at level debug.
 */
final class RedisProcess {
  private static final Logger LOG = LoggerFactory.getLogger(RedisProcess.class);
  private static final Duration START_TIME_LIMIT = Duration.ofSeconds(30);
  private static final Duration STOP_TIME_LIMIT = Duration.ofSeconds(10);
  private static final String READY = "Ready to accept connections";

  private final Process process;
  private final CompletableFuture<Start> start = new CompletableFuture<>();

  private RedisProcess(Process process) {
    this.process = process;
  }

  /** What became of a start. */
  sealed interface Start {
    /** It accepts commands. */
    record Ready(RedisProcess redis) implements Start {}

    /** It ended by itself, as it does when the port is taken, after saying this. */
    record Refused(String output) implements Start {}
  }

  /** Starts Redis and returns when it accepts commands or has given up. */
  static Start start(ChildSpawner spawner, List<String> command, Path directory) {
    RedisProcess redis = new RedisProcess(launch(spawner, command, directory));
    Thread.ofVirtual().name("redis-output").start(redis::readOutput);
    return redis.awaitStart();
  }

  private static Process launch(ChildSpawner spawner, List<String> command, Path directory) {
    try {
      return spawner.spawn(
          new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true));
    } catch (IOException e) {
      throw new StoreException("cannot run " + command.getFirst(), e);
    }
  }

  private void readOutput() {
    StringBuilder untilReady = new StringBuilder();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        LOG.debug("{}", line);
        if (!start.isDone()) {
          untilReady.append(line).append('\n');
        }
        if (line.contains(READY)) {
          start.complete(new Start.Ready(this));
        }
      }
    } catch (IOException e) {
      // The pipe is closed under the reader when the process ends.
      LOG.debug("output of redis {} ended: {}", process.pid(), e.getMessage());
    } finally {
      start.complete(new Start.Refused(untilReady.toString()));
    }
  }

  private Start awaitStart() {
    try {
      return start.get(START_TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      return new Start.Refused("interrupted while waiting for it");
    } catch (TimeoutException | ExecutionException e) {
      kill();
      return new Start.Refused("not ready within " + START_TIME_LIMIT);
    }
  }

  long pid() {
    return process.pid();
  }

  /** Completes when the process has ended, for whatever reason. */
  CompletableFuture<Process> onExit() {
    return process.onExit();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Asks Redis to write what it holds and end; kills it when it takes too long. */
  void stop() {
    process.destroy();
    if (!awaitExit()) {
      LOG.warn("redis {} did not stop within {}, killing it", pid(), STOP_TIME_LIMIT);
      kill();
    }
  }

  /** Ends Redis at once, as a crash would, and returns when it is gone. */
  void kill() {
    process.destroyForcibly();
    if (!awaitExit()) {
      LOG.warn("redis {} is still there after it was killed", pid());
    }
  }

  private boolean awaitExit() {
    try {
      return process.waitFor(STOP_TIME_LIMIT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }
}
