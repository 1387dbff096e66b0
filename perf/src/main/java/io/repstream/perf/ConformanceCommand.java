package io.repstream.perf;

import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.MachineType;
import io.repstream.perf.Options.UsageException;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.gateway.Candidate;
import io.repstream.perf.conformance.gateway.GatewayCheck;
import io.repstream.perf.conformance.talk.Lines;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.stand.BareStand;
import io.repstream.perf.stand.GatewayProcess;
import io.repstream.perf.stand.RedisBackstage;
import io.repstream.perf.wire.Door;
import io.repstream.perf.wire.Pipelines;
import io.repstream.perf.wire.Way;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code conformance}: judges a gateway by the protocol, our own where no other is named. */
final class ConformanceCommand {
  private static final Set<String> OPTIONS =
      Set.of(
          "host",
          "port",
          "machine",
          "key",
          "key-id",
          "transport",
          "ca",
          "report",
          "home",
          "directory");
  private static final int MACHINES = 5;

  private ConformanceCommand() {}

  /** Ends with 0 if nothing was broken, else with 1. */
  static int run(List<String> arguments) throws UsageException, IOException, InterruptedException {
    Options options = Options.parse(arguments, OPTIONS);
    try (Lines lines = new Lines(MonotonicClock.system())) {
      Report report = options.has("host") ? foreign(options, lines) : own(options, lines);
      return tell(report, options);
    }
  }

  @SuppressWarnings("SystemOut") // the verdicts are what the command is for
  static int tell(Report report, Options options) throws UsageException, IOException {
    System.out.println();
    System.out.print(report.toTable());
    if (options.has("report")) {
      Files.writeString(options.path("report"), report.toJson() + System.lineSeparator());
    }
    return report.isConforming() ? 0 : 1;
  }

  private static Report foreign(Options options, Lines lines)
      throws UsageException, IOException, InterruptedException {
    Way way = options.wayOr("transport", Way.TCP);
    InetSocketAddress address =
        new InetSocketAddress(
            options.text("host"), (int) options.wholeOr("port", way.isWebSocket() ? 7071 : 7070));
    MachineCredentials machine =
        new MachineCredentials(
            new MachineId(options.text("machine")),
            MachineKey.parse((int) options.wholeOr("key-id", 1), options.text("key")),
            MachineType.INDOOR_BIKE);
    Door door = new Door(address, new Pipelines(way, trust(options, way)));
    Candidate candidate = new Candidate(door, way, List.of(machine), Optional.empty());
    return new GatewayCheck(candidate, lines).run();
  }

  private static Optional<SslContext> trust(Options options, Way way)
      throws UsageException, IOException {
    if (!way.isSecure()) {
      return Optional.empty();
    }
    SslContextBuilder tls = SslContextBuilder.forClient();
    if (options.has("ca")) {
      tls.trustManager(options.path("ca").toFile());
    }
    return Optional.of(tls.build());
  }

  /** Short heartbeats, so that silence does not take a minute; little patience with floods. */
  private static Report own(Options options, Lines lines)
      throws UsageException, IOException, InterruptedException {
    Path home = options.has("home") ? options.path("home") : Path.of("");
    Path directory =
        options.has("directory")
            ? options.path("directory")
            : home.resolve(".repstream/conformance");
    try (BareStand stand = BareStand.open(home, directory, Way.TCP)) {
      List<MachineCredentials> machines = stand.provision(MACHINES);
      try (GatewayProcess gateway =
          stand.gateway(
              List.of(),
              Map.of(
                  "REPSTREAM_GATEWAY_HEARTBEAT", "PT1S",
                  "REPSTREAM_GATEWAY_DRAIN_WINDOW", "PT2S",
                  "REPSTREAM_GATEWAY_HANDSHAKE_LIMIT", "PT2S",
                  "REPSTREAM_GATEWAY_RATE_FRAMES", "400",
                  "REPSTREAM_GATEWAY_RATE_BURST_SECONDS", "2"))) {
        Candidate candidate =
            new Candidate(
                Door.tcp(gateway.door()),
                Way.TCP,
                machines,
                Optional.of(
                    new RedisBackstage(stand.redisUrl(), () -> gateway.process().terminate())));
        return new GatewayCheck(candidate, lines).run();
      }
    }
  }
}
