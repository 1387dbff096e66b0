package io.repstream.dev.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to run as a child process.
 *
 * @param name what people call it
 * @param environment added to the environment of this process; the place for secrets' file names,
 *     since arguments can be seen by every user of the machine
 * @param directory where it runs
 * @param log takes its output; an earlier one is kept as {@code <log>.1}
 */
public record ChildSpec(
    String name, List<String> command, Map<String, String> environment, Path directory, Path log) {
  public ChildSpec {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }
}
