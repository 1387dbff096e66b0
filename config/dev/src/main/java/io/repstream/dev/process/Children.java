package io.repstream.dev.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The child processes of a run. {@link #close} ends them, the newest first, each one kindly and
 * after a time limit by force. Safe for all threads.
 */
public final class Children implements AutoCloseable {
  private static final File NOTHING = new File("/dev/null");

  private final ChildSpawner spawner;
  private final Duration kindness;
  private final StopListener stopListener;
  private final Deque<Child> children = new ArrayDeque<>();

  /**
   * @param kindness how long a child may take to end before it is killed
   */
  public Children(ChildSpawner spawner, Duration kindness, StopListener stopListener) {
    this.spawner = spawner;
    this.kindness = kindness;
    this.stopListener = stopListener;
  }

  private record Child(String name, Process process) {}

  /**
   * Starts a child.
   *
   * @param onExit called once when it ends, asked to or not, by a thread of the JDK's
   * @return its process id
   * @throws IOException when it cannot be run or its log cannot be written
   */
  public synchronized long start(ChildSpec spec, Consumer<ChildExit> onExit) throws IOException {
    keepEarlierLog(spec.log());
    ProcessBuilder builder =
        new ProcessBuilder(spec.command())
            .directory(spec.directory().toFile())
            .redirectErrorStream(true)
            .redirectOutput(spec.log().toFile())
            .redirectInput(ProcessBuilder.Redirect.from(NOTHING));
    builder.environment().putAll(spec.environment());
    Process process = spawner.spawn(builder);
    children.push(new Child(spec.name(), process));
    CompletableFuture<Void> unused =
        process
            .onExit()
            .thenAccept(
                ended -> onExit.accept(new ChildExit(spec.name(), ended.exitValue(), spec.log())));
    return process.pid();
  }

  private static void keepEarlierLog(Path log) throws IOException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    if (Files.exists(log)) {
      Path earlier = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, earlier, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Ends all children that still run. */
  @Override
  public void close() {
    for (Child child : takeAll()) {
      if (child.process().isAlive()) {
        stop(child);
      }
    }
  }

  private synchronized List<Child> takeAll() {
    List<Child> newestFirst = List.copyOf(children);
    children.clear();
    return newestFirst;
  }

  private void stop(Child child) {
    stopListener.stopping(child.name());
    child.process().destroy();
    if (ends(child.process())) {
      stopListener.stopped();
      return;
    }
    child.process().destroyForcibly();
    stopListener.killed();
  }

  private boolean ends(Process process) {
    try {
      return process.waitFor(kindness);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
