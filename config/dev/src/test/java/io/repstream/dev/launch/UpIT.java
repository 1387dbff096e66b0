package io.repstream.dev.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.dev.JavaProcess;
import io.repstream.dev.workspace.Workspace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole launcher in a process of its own, with a real Redis and stand-ins for the services. */
class UpIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir Path home;
  private final List<Process> launchers = new ArrayList<>();
  private int portBase;

  @BeforeEach
  void buildHome() throws IOException {
    FakeHome.build(home);
    portBase = freePortBase();
  }

  @AfterEach
  void endAll() {
    launchers.forEach(launcher -> launcher.descendants().forEach(ProcessHandle::destroyForcibly));
    launchers.forEach(Process::destroyForcibly);
  }

  @Test
  void comesUpAndLeavesNothingWhenAskedToStop() throws Exception {
    Process up = startGym();
    List<ProcessHandle> children = up.descendants().toList();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(demoFile())))
        .isEqualTo("rw-------");
    assertThat(said("status")).contains("healthy").doesNotContain("NOT healthy");
    assertThat(said(upArguments())).contains("A gym is up here already");

    up.destroy();

    assertThat(up.waitFor(PATIENCE)).isTrue();
    assertThat(up.exitValue()).isZero();
    assertThat(output())
        .containsSubsequence("as asked", "stop simulator", "stop api", "stop gateway");
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
    assertThat(said("status")).contains("No gym is up here");
  }

  @Test
  void saysWhichChildDiedAndStopsTheOthers() throws Exception {
    Process up = startGym();
    List<ProcessHandle> children = up.descendants().toList();
    ProcessHandle gateway = children.stream().filter(UpIT::isGateway).findFirst().orElseThrow();

    gateway.destroyForcibly();

    assertThat(up.waitFor(PATIENCE)).isTrue();
    assertThat(up.exitValue()).isEqualTo(1);
    assertThat(output())
        .contains("The gateway was ended by signal 9", "| the gateway listens")
        .containsSubsequence("stop simulator", "stop api");
    assertThat(children).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  @Tag("heavy")
  void leavesNothingWhenItIsKilled() throws Exception {
    Process up = startGym();
    List<ProcessHandle> children = up.descendants().toList();

    up.destroyForcibly().waitFor();

    await().atMost(PATIENCE).until(() -> children.stream().allMatch(UpIT::isGone));
  }

  @Test
  void namesTheTakenPortAndStartsNothing() throws Exception {
    try (ServerSocket inTheWay =
        new ServerSocket(portBase + 2, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      Process up = launch(upArguments());

      assertThat(up.waitFor(PATIENCE)).isTrue();
      assertThat(up.exitValue()).isEqualTo(1);
      assertThat(output()).contains("port " + inTheWay.getLocalPort() + " (gateway)");
    }
  }

  private Process startGym() throws Exception {
    Process up = launch(upArguments());
    await().atMost(PATIENCE).until(() -> !up.isAlive() || output().contains("The gym is ready"));
    assertThat(up.isAlive()).as(output()).isTrue();
    return up;
  }

  private String[] upArguments() {
    return new String[] {"up", "--port-base", Integer.toString(portBase)};
  }

  /** What the launcher says in this process, beside the one that runs the gym. */
  private String said(String... arguments) throws Exception {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    new Launcher(new Workspace(home), out).run(List.of(arguments));
    return printed.toString(StandardCharsets.UTF_8);
  }

  private Process launch(String... arguments) throws IOException {
    List<String> command = JavaProcess.command(Launcher.class, arguments);
    command.add(1, "-Drepstream.home=" + home);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("up.out").toFile());
    // Not the subject here, and slow to start.
    builder.environment().put("REPSTREAM_MONGODB_URL", "mongodb://127.0.0.1:1");
    builder.environment().put("REPSTREAM_S3_URL", "http://127.0.0.1:1");
    builder.environment().put("JDK_JAVA_OPTIONS", String.join(" ", JavaProcess.QUICK_START));
    Process launcher = builder.start();
    launchers.add(launcher);
    return launcher;
  }

  private String output() throws IOException {
    return Files.readString(home.resolve("up.out"));
  }

  private Path demoFile() {
    return home.resolve(".repstream/demo.json");
  }

  private static boolean isGateway(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("repstream-gateway.jar");
  }

  // A child without a parent stays in the process table where nobody collects it.
  private static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || process.info().command().isEmpty();
  }

  private static int freePortBase() {
    return ThreadLocalRandom.current()
        .ints(20_000, 30_000)
        .filter(base -> areFree(base, base + 9))
        .findFirst()
        .orElseThrow();
  }

  private static boolean areFree(int from, int to) {
    for (int port = from; port < to; port++) {
      try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        assertThat(probe.isBound()).isTrue();
      } catch (IOException taken) {
        return false;
      }
    }
    return true;
  }
}
