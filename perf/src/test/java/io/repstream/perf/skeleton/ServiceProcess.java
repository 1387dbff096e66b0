package io.repstream.perf.skeleton;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.gym.HealthProbe.Health;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service out of its jar, as a child process that is ready once this object exists. */
final class ServiceProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofSeconds(90);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
  private static final Path HOME = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private final Process process;

  /**
   * What to run.
   *
   * @param jar below the project's directory
   * @param options for the JVM
   * @param ready answers 200 once the service can do its work
   */
  record Spec(
      String name, String jar, List<String> options, Map<String, String> environment, URI ready) {
    Spec {
      options = List.copyOf(options);
      environment = Map.copyOf(environment);
    }
  }

  private ServiceProcess(Process process) {
    this.process = process;
  }

  static ServiceProcess start(Spec spec) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(CoverageAgent.argumentsFor(spec.name()));
    // Quick to start; nothing here runs long enough to pay for more.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(spec.options());
    command.add("-jar");
    command.add(HOME.resolveSibling(spec.jar()).toString());
    Path log = HOME.resolve("target/skeleton/" + spec.name() + ".log");
    ServiceProcess service = new ServiceProcess(launch(command, spec.environment(), log));
    service.awaitReady(spec, log);
    return service;
  }

  private static Process launch(List<String> command, Map<String, String> environment, Path log) {
    try {
      Files.createDirectories(log.getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
      builder.environment().putAll(environment);
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady(Spec spec, Path log) {
    try (HealthProbe probe = new HealthProbe(MonotonicClock.system())) {
      if (probe.await(spec.ready(), START_LIMIT) instanceof Health.Down(String detail)) {
        kill();
        throw new IllegalStateException(
            spec.name() + " does not get ready: " + detail + "; see " + log);
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /** Ends it as an operator does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(STOP_LIMIT)) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
