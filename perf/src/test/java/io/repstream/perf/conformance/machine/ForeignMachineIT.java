package io.repstream.perf.conformance.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.ssl.SslContext;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Finding;
import io.repstream.perf.conformance.Finding.Verdict;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Lines;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.wire.Pipelines;
import io.repstream.perf.wire.SelfSigned;
import io.repstream.perf.wire.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The clients in other languages keep every clause, over every way. Needs python3, Node and {@code
 * npm ci} in {@code config/tools}; takes half a minute, since they wait as the protocol has it.
 */
@Tag("heavy")
class ForeignMachineIT {
  private static final Pattern EXAMPLE = Pattern.compile("```python\\n(.*?)```", Pattern.DOTALL);
  private static final Path TOOLS = Path.of("../config/tools").toAbsolutePath();
  private static final MachineCredentials MACHINE =
      new MachineCredentials(
          new MachineId("machine-1"),
          new MachineKey(1, new byte[MachineKey.BYTES]),
          MachineType.INDOOR_BIKE);

  @TempDir Path directory;

  @Test
  void keepEveryClause() throws Exception {
    SelfSigned certificate = SelfSigned.make(directory, "gateway.example");
    Path ca = Files.writeString(directory.resolve("ca.pem"), certificate.certificatePem());
    try (Lines lines = new Lines(MonotonicClock.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Report>> checks = new ArrayList<>();
      checks.add(threads.submit(() -> check(lines, Way.TCP, certificate, python())));
      for (Way way : Way.values()) {
        checks.add(threads.submit(() -> check(lines, way, certificate, node(way, ca))));
      }
      for (Future<Report> check : checks) {
        Report report = check.get();
        assertThat(with(report, Verdict.FAIL)).as(report::toTable).isEmpty();
        assertThat(with(report, Verdict.NOT_SEEN)).as(report::toTable).isSubsetOf(Clause.S2);
      }
    }
  }

  private static List<Clause> with(Report report, Verdict verdict) {
    return report.findings().stream()
        .filter(finding -> finding.verdict() == verdict)
        .map(Finding::clause)
        .toList();
  }

  /** How a client is started that connects to a port of this host. */
  private interface Starter {
    ProcessBuilder on(int port) throws IOException;
  }

  private static Report check(Lines lines, Way way, SelfSigned certificate, Starter starter)
      throws IOException, InterruptedException {
    Report report = MachineCheck.report();
    Arrivals arrivals = new Arrivals(report);
    Optional<SslContext> tls =
        way.isSecure() ? Optional.of(certificate.server()) : Optional.empty();
    InetSocketAddress door =
        lines.listen(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Pipelines(way, tls),
            arrivals::arrived);
    Process client =
        starter
            .on(door.getPort())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      new MachineCheck(MACHINE, arrivals, report, tempo(), _ -> {}).run();
    } finally {
      client.destroyForcibly().waitFor();
    }
    return report;
  }

  private static Tempo tempo() {
    return new Tempo(
        Duration.ofSeconds(30),
        Duration.ofSeconds(10),
        Duration.ofSeconds(14),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1));
  }

  private Starter python() throws IOException {
    Matcher found = EXAMPLE.matcher(Files.readString(Path.of("../machine-gateway/PROTOCOL.md")));
    assertThat(found.find()).isTrue();
    Files.writeString(directory.resolve("machine.py"), found.group(1));
    return port ->
        new ProcessBuilder(
                "python3",
                "machine.py",
                "127.0.0.1",
                Integer.toString(port),
                MACHINE.machineId().value(),
                MACHINE.key().toBase64Url(),
                "1",
                "0.05")
            .directory(directory.toFile());
  }

  private static Starter node(Way way, Path ca) {
    return port ->
        new ProcessBuilder(
                "node",
                "machine-client.mjs",
                way.text(),
                "127.0.0.1",
                Integer.toString(port),
                MACHINE.machineId().value(),
                MACHINE.key().toBase64Url(),
                "1",
                "50",
                ca.toString())
            .directory(TOOLS.toFile());
  }
}
