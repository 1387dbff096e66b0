package io.repstream.perf.conformance.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.SettingsSource;
import io.repstream.dev.store.EmbeddedRedis;
import io.repstream.gateway.Gateway;
import io.repstream.gateway.GatewayConfig;
import io.repstream.perf.conformance.Clause;
import io.repstream.perf.conformance.Finding;
import io.repstream.perf.conformance.Finding.Verdict;
import io.repstream.perf.conformance.Report;
import io.repstream.perf.conformance.talk.Lines;
import io.repstream.perf.machine.MachineCredentials;
import io.repstream.perf.stand.MachineRegister;
import io.repstream.perf.stand.RedisBackstage;
import io.repstream.perf.stand.StandKeys;
import io.repstream.perf.wire.Door;
import io.repstream.perf.wire.Pipelines;
import io.repstream.perf.wire.Way;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Our own gateway, with a real Redis, keeps every clause. */
class GatewayCheckIT {
  private static final int MACHINES = 4;

  @Test
  void ourGatewayKeepsEveryClauseInBytesAndInJson() throws Exception {
    try (EmbeddedRedis redis = EmbeddedRedis.startTemporary();
        Gateway gateway = Gateway.start(config(redis));
        Lines lines = new Lines(MonotonicClock.system());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Report> json =
          () -> check(lines, gateway, Way.WS_JSON, redis, Optional.empty()).run();
      var inJson = threads.submit(json);
      Report inBytes =
          check(lines, gateway, Way.TCP, redis, Optional.of(backstage(redis, gateway, inJson::get)))
              .run();
      assertKept(inBytes, List.of());
      assertKept(inJson.get(), List.of(Clause.W5, Clause.C1, Clause.C2, Clause.G2));
    }
  }

  /** The gateway goes away once the other check is through. */
  private static Backstage backstage(EmbeddedRedis redis, Gateway gateway, Callable<Report> other) {
    Runnable leave =
        () -> {
          try {
            other.call();
          } catch (Exception failed) {
            throw new AssertionError(failed);
          }
          Thread.ofVirtual().start(gateway::close);
        };
    return new RedisBackstage(redis.url(), leave);
  }

  private static GatewayCheck check(
      Lines lines, Gateway gateway, Way way, EmbeddedRedis redis, Optional<Backstage> backstage) {
    List<MachineCredentials> machines = MachineRegister.enter(redis.url(), MACHINES);
    Door door =
        new Door(
            way.isWebSocket() ? gateway.webSocketAddress() : gateway.machineAddress(),
            new Pipelines(way, Optional.empty()));
    return new GatewayCheck(new Candidate(door, way, machines, backstage), lines);
  }

  private static void assertKept(Report report, List<Clause> unseen) {
    assertThat(with(report, Verdict.FAIL)).as(report::toTable).isEmpty();
    assertThat(with(report, Verdict.NOT_SEEN)).as(report::toTable).isEqualTo(unseen);
    assertThat(report.isConforming()).isTrue();
    assertThat(report.toJson().getJsonArray("clauses")).hasSize(report.findings().size());
  }

  private static List<Clause> with(Report report, Verdict verdict) {
    return report.findings().stream()
        .filter(finding -> finding.verdict() == verdict)
        .map(Finding::clause)
        .toList();
  }

  private static GatewayConfig config(EmbeddedRedis redis) {
    Map<String, String> values = new HashMap<>();
    values.put("repstream.redis.stream.url", redis.url());
    values.put("repstream.redis.connect-timeout", "PT2S");
    values.put("repstream.redis.answer-timeout", "PT5S");
    values.put("repstream.machine.master-key", StandKeys.MASTER_KEY);
    values.put("repstream.gateway.tcp.port", "0");
    values.put("repstream.gateway.ws.port", "0");
    values.put("repstream.gateway.admin.port", "0");
    values.put("repstream.gateway.loops", "2");
    values.put("repstream.gateway.heartbeat", "PT1S");
    values.put("repstream.gateway.handshake-limit", "PT3S");
    values.put("repstream.gateway.farewell-limit", "PT1S");
    values.put("repstream.gateway.stop-limit", "PT2S");
    values.put("repstream.gateway.drain.window", "PT1S");
    values.put("repstream.gateway.rate.frames", "200");
    values.put("repstream.gateway.rate.burst-seconds", "2");
    SettingsSource source = SettingsSource.of("test", key -> Optional.ofNullable(values.get(key)));
    return GatewayConfig.read(new SettingsReader(List.of(source)));
  }
}
