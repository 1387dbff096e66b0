package io.repstream.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged api as a process of its own, with its output in a file. */
public final class ApiProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "api.jar");

  private final Process process;
  private final Path output;

  private ApiProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts the jar with these settings as environment, and none of the test's own. */
  public static ApiProcess start(Path directory, Map<String, String> environment) {
    try {
      Path output = directory.resolve("api.log");
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> command = new ArrayList<>(List.of(java, "-Djava.io.tmpdir=" + directory));
      command.addAll(List.of("-jar", JAR.toAbsolutePath().toString()));
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().keySet().removeIf(name -> name.startsWith("REPSTREAM_"));
      builder.environment().putAll(environment);
      return new ApiProcess(builder.start(), output);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Everything that it printed as yet. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** Asks it to stop, as a service manager does. */
  public void terminate() {
    process.destroy();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for its end and answers the exit code. */
  public int exitCode() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(this::output).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
