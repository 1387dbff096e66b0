package io.repstream.perf.chaos.ingest;

import io.repstream.perf.stand.StandException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A command of the launcher's, as an operator gives it.
 *
 * @param home where the launcher is
 * @param environment its settings
 */
record LauncherCommand(Path home, Map<String, String> environment) {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * How it ended.
   *
   * @param output of both kinds
   */
  record Ended(int status, String output) {}

  /** Runs it; blocks. */
  Ended run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("repstream").toString());
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(LIMIT)) {
      process.destroyForcibly();
      throw new StandException(String.join(" ", command) + " does not end");
    }
    return new Ended(process.exitValue(), output);
  }
}
