package io.repstream.api.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

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
    return start(directory, environment, List.of("-jar", JAR.toAbsolutePath().toString()));
  }

  /** Starts the classes that this test runs with, without those of tests. */
  public static ApiProcess startClasses(Path directory, Map<String, String> environment) {
    String classes =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.contains("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    return start(directory, environment, List.of("-cp", classes, "io.helidon.Main"));
  }

  private static ApiProcess start(
      Path directory, Map<String, String> environment, List<String> program) {
    try {
      Path output = directory.resolve("api.log");
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      List<String> command = new ArrayList<>(List.of(java, "-Djava.io.tmpdir=" + directory));
      command.addAll(program);
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

  /** Ends it as {@code kill -9} does. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
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
