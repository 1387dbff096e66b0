package io.repstream.dev.launch;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.clock.WallClock;
import io.repstream.common.config.EnvFile;
import io.repstream.common.config.InvalidSettingsException;
import io.repstream.dev.gym.GymOptions;
import io.repstream.dev.gym.GymPlan;
import io.repstream.dev.gym.GymSettings;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.gym.Progress;
import io.repstream.dev.process.RunEnd;
import io.repstream.dev.workspace.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Entry point behind {@code ./repstream}, which builds what is needed and passes its arguments on.
 * The system property {@code repstream.home} names the directory of the sources.
 */
public final class Launcher {
  private final Workspace workspace;
  private final PrintStream out;

  Launcher(Workspace workspace, PrintStream out) {
    this.workspace = workspace;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("repstream.home", ""));
    ExitCode code = new Launcher(new Workspace(home), System.out).run(List.of(arguments));
    System.exit(code.status());
  }

  ExitCode run(List<String> arguments) throws IOException, InterruptedException {
    return switch (CommandLine.parse(arguments)) {
      case Command.Up(GymOptions options) -> up(options);
      case Command.Status() -> status();
      case Command.Help() -> {
        out.print(usage());
        yield ExitCode.OK;
      }
      case Command.Version() -> {
        out.println("repstream " + version());
        yield ExitCode.OK;
      }
      case Command.Misused(String fault) -> {
        out.println("repstream: " + fault);
        out.println();
        out.print(usage());
        yield ExitCode.MISUSED;
      }
    };
  }

  private ExitCode up(GymOptions options) throws IOException, InterruptedException {
    RunEnd end = new RunEnd();
    try (SignalHook hook = SignalHook.install(end)) {
      GymPlan plan = new GymPlan(workspace, options, settings());
      Progress progress = new Progress(out, MonotonicClock.system());
      return hook.finish(new Up(plan, progress, end, WallClock.system()).run());
    } catch (InvalidSettingsException e) {
      out.print(e.getMessage());
      return ExitCode.MISCONFIGURED;
    }
  }

  private GymSettings settings() throws IOException {
    Path profile = workspace.home().resolve("config/environments/development.env");
    return GymSettings.read(
        System.getProperties(),
        System.getenv(),
        EnvFile.read(workspace.home().resolve(".env")),
        EnvFile.read(profile));
  }

  private ExitCode status() throws IOException, InterruptedException {
    try (HealthProbe probe = new HealthProbe(MonotonicClock.system())) {
      return new StatusReport(workspace, probe, out).print();
    }
  }

  private static String usage() throws IOException {
    try (InputStream text = Launcher.class.getResourceAsStream("usage.txt")) {
      if (text == null) {
        throw new IllegalStateException("usage.txt is missing from the jar");
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String version() {
    return Optional.ofNullable(Launcher.class.getPackage().getImplementationVersion())
        .orElse("(not from a jar)");
  }
}
