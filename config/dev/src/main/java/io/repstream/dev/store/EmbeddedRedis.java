package io.repstream.dev.store;

import io.repstream.dev.process.ChildSpawner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis 6.2 process on 127.0.0.1 with an append-only file that is synced every second.
 *
 * <p>Tests may {@link #stop}, {@link #kill}, {@link #freeze} and {@link #restart} it: the port and
 * the data stay the same. The binary is unpacked into a directory of its own below {@code
 * java.io.tmpdir}, which must allow execution and is removed by {@link #close}. Methods may be
 * called from any thread, one at a time.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final int ANY_PORT = 0;
  private static final int PORT_ATTEMPTS = 5;

  private final ChildSpawner spawner;
  private final Path data;
  private final Path binaryDirectory;
  private final Path binary;
  private final Optional<Path> removedOnClose;
  private final List<String> options;
  private int port;
  private Optional<RedisProcess> process = Optional.empty();

  private EmbeddedRedis(
      ChildSpawner spawner,
      Path data,
      int port,
      Optional<Path> removedOnClose,
      List<String> options) {
    this.spawner = spawner;
    this.data = Directories.create(data.toAbsolutePath());
    this.port = port;
    this.removedOnClose = removedOnClose;
    this.options = List.copyOf(options);
    this.binaryDirectory = Directories.createTemporary("repstream-redis-");
    this.binary = unpack(binaryDirectory);
  }

  /** Starts a Redis on a free port with data that {@link #close} removes. */
  public static EmbeddedRedis startTemporary() {
    return startTemporary(List.of());
  }

  /**
   * Starts a Redis on a free port with data that {@link #close} removes.
   *
   * @param options of the server besides the usual ones, for instance {@code --cluster-enabled yes}
   */
  static EmbeddedRedis startTemporary(List<String> options) {
    Path data = Directories.createTemporary("repstream-redis-data-");
    return started(
        new EmbeddedRedis(ChildSpawner.plain(), data, ANY_PORT, Optional.of(data), options));
  }

  /**
   * Starts a Redis with its data in the given directory, which stays.
   *
   * @param port a port of 127.0.0.1, or 0 for a free one
   * @throws StoreException when it does not start, for instance because the port is taken
   */
  public static EmbeddedRedis start(Path data, int port) {
    return start(data, port, ChildSpawner.plain());
  }

  /**
   * Starts a Redis with its data in the given directory, which stays.
   *
   * @param port a port of 127.0.0.1, or 0 for a free one
   * @param spawner what ties the process to this one
   * @throws StoreException when it does not start, for instance because the port is taken
   */
  public static EmbeddedRedis start(Path data, int port, ChildSpawner spawner) {
    return started(new EmbeddedRedis(spawner, data, port, Optional.empty(), List.of()));
  }

  private static EmbeddedRedis started(EmbeddedRedis redis) {
    try {
      redis.launch();
      return redis;
    } catch (StoreException e) {
      redis.close();
      throw e;
    }
  }

  private static Path unpack(Path directory) {
    try {
      return ExecutableProvider.newJarResourceProvider(directory.toFile()).get().toPath();
    } catch (IOException e) {
      throw new StoreException("cannot unpack the Redis binary into " + directory, e);
    }
  }

  private void launch() {
    String refusal = "";
    int attempts = port == ANY_PORT ? PORT_ATTEMPTS : 1;
    for (int attempt = 0; attempt < attempts; attempt++) {
      int candidate = port == ANY_PORT ? LoopbackPorts.free() : port;
      switch (RedisProcess.start(spawner, command(candidate), data)) {
        case RedisProcess.Start.Ready(RedisProcess redis) -> {
          process = Optional.of(redis);
          port = candidate;
          return;
        }
        case RedisProcess.Start.Refused(String output) -> refusal = output;
      }
    }
    throw new StoreException("Redis did not start:\n" + refusal);
  }

  private List<String> command(int listenPort) {
    List<String> command =
        new ArrayList<>(
            List.of(
                binary.toString(),
                "--bind",
                LoopbackPorts.LOOPBACK,
                "--port",
                Integer.toString(listenPort),
                "--dir",
                data.toString(),
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                // The append-only file is the only persistence: no snapshots beside it.
                "--save",
                "",
                "--daemonize",
                "no"));
    command.addAll(options);
    return command;
  }

  /** The URL that clients take, for instance {@code redis://127.0.0.1:6379}. */
  public String url() {
    return "redis://" + LoopbackPorts.LOOPBACK + ":" + port;
  }

  /** The port of 127.0.0.1 on which it listens; the same after a restart. */
  public int port() {
    return port;
  }

  /** The id of the running process. */
  public long pid() {
    return running().pid();
  }

  /** Completes when the process that runs now has ended, asked to or not. */
  public CompletableFuture<Process> onExit() {
    return running().onExit();
  }

  /** Whether the process is there; a frozen one is. */
  public boolean isRunning() {
    return process.isPresent() && process.get().isRunning();
  }

  /** Ends the process in good order, data written; {@link #restart} starts it again. */
  public void stop() {
    process.ifPresent(RedisProcess::stop);
    process = Optional.empty();
  }

  /** Ends the process as a crash would: what was not yet in the append-only file is lost. */
  public void kill() {
    process.ifPresent(RedisProcess::kill);
    process = Optional.empty();
  }

  /**
   * Starts it again on the same port and data, after a {@link #stop} or {@link #kill} if needed.
   */
  public void restart() {
    stop();
    launch();
  }

  /** Suspends the process: it still accepts connections and never answers. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets a frozen process go on. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    List<String> command = List.of("kill", "-" + name, Long.toString(pid()));
    try {
      int status = new ProcessBuilder(command).inheritIO().start().waitFor();
      if (status != 0) {
        throw new StoreException(String.join(" ", command) + " ended with status " + status);
      }
    } catch (IOException e) {
      throw new StoreException("cannot signal Redis", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while signalling Redis", e);
    }
  }

  private RedisProcess running() {
    return process.orElseThrow(() -> new StoreException("Redis is not running"));
  }

  /** Stops the process and removes what is temporary. */
  @Override
  public void close() {
    if (isRunning()) {
      // A frozen process would not see the request to end.
      thaw();
    }
    stop();
    Directories.delete(binaryDirectory);
    removedOnClose.ifPresent(Directories::delete);
  }
}
