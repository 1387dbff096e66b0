package io.repstream.perf.stand;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.gym.HealthProbe.Health;
import io.repstream.dev.process.ChildSpawner;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** A service out of its jar, as a child process. Methods that wait block. */
public final class ServiceProcess implements AutoCloseable {
  private static final Duration START_LIMIT = Duration.ofMinutes(2);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final File NOTHING = new File("/dev/null");

  private final Spec spec;
  private final Process process;

  /**
   * What to run.
   *
   * @param jar the service's
   * @param options for the JVM
   * @param ready answers 200 once the service can do its work
   * @param log is appended to
   */
  public record Spec(
      String name,
      Path jar,
      List<String> options,
      Map<String, String> environment,
      URI ready,
      Path log) {
    public Spec {
      options = List.copyOf(options);
      environment = Map.copyOf(environment);
    }

    /** The same in another environment. */
    Spec in(Map<String, String> otherEnvironment) {
      return new Spec(name, jar, options, otherEnvironment, ready, log);
    }
  }

  private ServiceProcess(Spec spec, Process process) {
    this.spec = spec;
    this.process = process;
  }

  /** Starts the process and does not wait for it. */
  static ServiceProcess launch(Spec spec, ChildSpawner spawner) {
    if (!Files.isReadable(spec.jar())) {
      throw new StandException(spec.jar() + " is missing: build first, mvn package");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(spec.options());
    command.addAll(List.of("-jar", spec.jar().toString()));
    try {
      Files.createDirectories(spec.log().toAbsolutePath().getParent());
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()))
              .redirectInput(ProcessBuilder.Redirect.from(NOTHING));
      builder.environment().putAll(spec.environment());
      return new ServiceProcess(spec, spawner.spawn(builder));
    } catch (IOException e) {
      throw new StandException("cannot start " + spec.name(), e);
    }
  }

  /** Waits until it can do its work. */
  ServiceProcess awaitReady() throws InterruptedException {
    try (HealthProbe probe = new HealthProbe(MonotonicClock.system())) {
      if (probe.await(spec.ready(), START_LIMIT) instanceof Health.Down(String detail)) {
        kill();
        throw new StandException(
            spec.name() + " does not get ready: " + detail + "; see " + spec.log());
      }
    }
    return this;
  }

  /** What the operating system calls it. */
  public long pid() {
    return process.pid();
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return process.isAlive();
  }

  /** Where it logs. */
  public Path log() {
    return spec.log();
  }

  /** Ends it as {@code kill -9} does, and returns when it is gone. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Suspends it: it holds what it has and does nothing. */
  public void freeze() {
    signal("STOP");
  }

  /** Lets it go on after {@link #freeze}. */
  public void thaw() {
    signal("CONT");
  }

  private void signal(String name) {
    try {
      int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid())).start().waitFor();
      if (status != 0) {
        throw new StandException(spec.name() + " cannot be signalled");
      }
    } catch (IOException e) {
      throw new StandException("cannot signal " + spec.name(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StandException("interrupted while signalling " + spec.name(), e);
    }
  }

  /** Asks it to end, as an operator does, and does not wait. */
  public void terminate() {
    process.destroy();
  }

  /** Its exit status; empty where it is not gone in time. */
  public OptionalInt awaitExit(Duration limit) throws InterruptedException {
    return process.waitFor(limit) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
  }

  @Override
  public void close() {
    terminate();
    try {
      if (awaitExit(STOP_LIMIT).isEmpty()) {
        kill();
      }
    } catch (InterruptedException e) {
      kill();
      Thread.currentThread().interrupt();
    }
  }
}
