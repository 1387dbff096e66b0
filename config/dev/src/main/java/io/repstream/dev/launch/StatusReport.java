package io.repstream.dev.launch;

import io.repstream.dev.demo.DemoEndpoints;
import io.repstream.dev.gym.HealthProbe;
import io.repstream.dev.gym.RunFacts;
import io.repstream.dev.workspace.Workspace;
import io.repstream.dev.workspace.WorkspaceLock;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Optional;

/** The command {@code status}: whether a gym is up here, and how its services are. */
final class StatusReport {
  private final Workspace workspace;
  private final HealthProbe probe;
  private final PrintStream out;

  StatusReport(Workspace workspace, HealthProbe probe, PrintStream out) {
    this.workspace = workspace;
    this.probe = probe;
    this.out = out;
  }

  ExitCode print() throws IOException, InterruptedException {
    workspace.prepare();
    Optional<WorkspaceLock> lock = WorkspaceLock.take(workspace.lockFile());
    if (lock.isPresent()) {
      lock.get().close();
      out.println("No gym is up here. Start one with: ./repstream up");
      return ExitCode.NOT_RUNNING;
    }
    Optional<RunFacts> run = RunFacts.read(workspace.runFile());
    if (run.isEmpty()) {
      String holder = WorkspaceLock.lastHolder(workspace.lockFile());
      out.println("A gym is starting or stopping (process " + holder + ").");
      return ExitCode.FAILED;
    }
    return print(run.get());
  }

  private ExitCode print(RunFacts run) throws InterruptedException {
    DemoEndpoints endpoints = run.endpoints();
    out.printf("A gym is up since %s (process %d).%n", run.startedAt(), run.pid());
    boolean api = isUp("API", endpoints.apiUrl(), endpoints.apiHealth());
    boolean gateway = isUp("gateway", endpoints.gatewayTcp(), endpoints.gatewayHealth());
    return api && gateway ? ExitCode.OK : ExitCode.FAILED;
  }

  private boolean isUp(String service, String address, URI health) throws InterruptedException {
    return switch (probe.ask(health)) {
      case HealthProbe.Health.Up() -> {
        out.printf("  %-8s %-24s healthy%n", service, address);
        yield true;
      }
      case HealthProbe.Health.Down(String detail) -> {
        out.printf("  %-8s %-24s NOT healthy: %s%n", service, address, detail);
        yield false;
      }
    };
  }
}
