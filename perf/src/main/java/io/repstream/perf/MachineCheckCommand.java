package io.repstream.perf;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.Options.UsageException;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.machine.Arrivals;
import io.repstream.perf.conformance.machine.MachineCheck;
import io.repstream.perf.conformance.machine.Tempo;
import io.repstream.perf.conformance.talk.Lines;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.wire.Pipelines;
import io.repstream.perf.wire.SelfSigned;
import io.repstream.perf.wire.Way;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code machine-check}: a gateway that judges the one machine that connects to it. */
final class MachineCheckCommand {
  private static final Set<String> OPTIONS =
      Set.of(
          "transport",
          "host",
          "port",
          "machine",
          "key",
          "key-id",
          "certificate",
          "certificate-key",
          "report",
          "home");
  private static final int TCP_PORT = 7070;
  private static final int WEB_SOCKET_PORT = 7071;

  private MachineCheckCommand() {}

  /** Ends with 0 if nothing was broken, else with 1. */
  @SuppressWarnings("SystemOut") // tells the engineer what happens
  static int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    Options options = Options.parse(arguments, OPTIONS);
    Way way = options.wayOr("transport", Way.TCP);
    MachineCredentials machine = machine(options);
    Report report = MachineCheck.report();
    Arrivals arrivals = new Arrivals(report);
    try (Lines lines = new Lines(MonotonicClock.system())) {
      InetSocketAddress address =
          lines.listen(
              wanted(options, way), new Pipelines(way, tls(options, way)), arrivals::arrived);
      System.out.print(introduction(way, address, machine));
      new MachineCheck(machine, arrivals, report, Tempo.ofBench(), System.out::println).run();
    }
    return ConformanceCommand.tell(report, options);
  }

  private static String introduction(
      Way way, InetSocketAddress address, MachineCredentials machine) {
    return """
    Let your machine connect to %s:%d over %s%s and measure at least twice a second.
      machine id  %s
      key         %s
      key id      %d
    It is let go and comes back several times; leave it alone. This takes about a minute.

    """
        .formatted(
            address.getHostString(),
            address.getPort(),
            way.text(),
            way.isWebSocket() ? " at /machines" : "",
            machine.machineId(),
            machine.key().toBase64Url(),
            machine.key().keyId());
  }

  private static InetSocketAddress wanted(Options options, Way way) throws UsageException {
    return new InetSocketAddress(
        options.has("host") ? options.text("host") : "127.0.0.1",
        (int) options.wholeOr("port", way.isWebSocket() ? WEB_SOCKET_PORT : TCP_PORT));
  }

  private static MachineCredentials machine(Options options) throws UsageException {
    int keyId = (int) options.wholeOr("key-id", 1);
    byte[] drawn = new byte[MachineKey.BYTES];
    new SecureRandom().nextBytes(drawn);
    return new MachineCredentials(
        new MachineId(options.has("machine") ? options.text("machine") : "machine-under-check"),
        options.has("key")
            ? MachineKey.parse(keyId, options.text("key"))
            : new MachineKey(keyId, drawn),
        MachineType.INDOOR_BIKE);
  }

  @SuppressWarnings("SystemOut") // where the certificate is must be known
  private static Optional<SslContext> tls(Options options, Way way)
      throws UsageException, IOException, InterruptedException {
    if (!way.isSecure()) {
      return Optional.empty();
    }
    if (options.has("certificate")) {
      return Optional.of(
          SslContextBuilder.forServer(
                  options.path("certificate").toFile(), options.path("certificate-key").toFile())
              .build());
    }
    Path home = options.has("home") ? options.path("home") : Path.of("");
    Path directory = Files.createDirectories(home.resolve(".repstream"));
    SelfSigned certificate = SelfSigned.make(directory);
    try {
      Path file =
          Files.writeString(
              directory.resolve("check-certificate.pem"), certificate.certificatePem());
      System.out.println("Trust this certificate: " + file.toAbsolutePath());
    } catch (GeneralSecurityException impossible) {
      throw new IOException("the certificate cannot be written", impossible);
    }
    return Optional.of(certificate.server());
  }
}
