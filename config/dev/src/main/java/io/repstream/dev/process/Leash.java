package io.repstream.dev.process;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the children of this process when this process ends without having done so itself, even by
 * {@code kill -9}.
 *
 * <p>It is a shell that reads the ids of the children from a pipe. The end of the pipe without the
 * word {@code done} means that this process died: the shell then ends each child, the newest first,
 * kindly and after a time limit by force. Safe for all threads.
 */
public final class Leash implements ChildSpawner, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Leash.class);
  private static final Duration CLOSE_TIME_LIMIT = Duration.ofSeconds(5);

  private static final String WATCHER =
      """
      children=
      while read -r word pid; do
        case $word in
          child) children="$pid $children" ;;
          gone) children=$(for c in $children; do [ "$c" = "$pid" ] || printf '%s ' "$c"; done) ;;
          done) exit 0 ;;
        esac
      done
      for child in $children; do
        kill -TERM "$child" 2>/dev/null || continue
        left=$1
        while [ "$left" -gt 0 ] && kill -0 "$child" 2>/dev/null; do
          sleep 0.1
          left=$((left - 1))
        done
        kill -KILL "$child" 2>/dev/null
      done
      """;

  private final Detachment detachment;
  private final Process watcher;
  private final BufferedWriter words;

  private Leash(Detachment detachment, Process watcher) {
    this.detachment = detachment;
    this.watcher = watcher;
    this.words = watcher.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * Starts the watcher.
   *
   * @param kindness how long a child may take to end before it is killed
   * @throws IOException when no shell can be run
   */
  public static Leash start(Detachment detachment, Duration kindness) throws IOException {
    long tenthsOfSecond = kindness.toMillis() / 100;
    List<String> command =
        List.of("sh", "-c", WATCHER, "repstream-leash", Long.toString(tenthsOfSecond));
    Process watcher =
        new ProcessBuilder(detachment.apply(command))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new Leash(detachment, watcher);
  }

  /** Starts a child in a session of its own and watches it until it ends. */
  @Override
  public Process spawn(ProcessBuilder child) throws IOException {
    child.command(detachment.apply(child.command()));
    Process process = child.start();
    tell("child " + process.pid());
    CompletableFuture<Void> unused =
        process.onExit().thenAccept(ended -> tell("gone " + ended.pid()));
    return process;
  }

  private synchronized void tell(String word) {
    try {
      words.write(word);
      words.newLine();
      words.flush();
    } catch (IOException e) {
      // The watcher is gone: children are still ended by this process in the usual way.
      LOG.debug("leash does not hear '{}': {}", word, e.getMessage());
    }
  }

  /** Lets go of the children, which the caller has ended, and ends the watcher. */
  @Override
  public void close() {
    tell("done");
    try {
      if (!watcher.waitFor(CLOSE_TIME_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
        watcher.destroyForcibly();
      }
    } catch (InterruptedException e) {
      watcher.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
