package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.gateway.testkit.GatewayProcess;
import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.TestRedis;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The process: its exit codes, and that SIGTERM ends it in good order. */
@ExtendWith(RedisExtension.class)
class GatewayMainIT {

  @Test
  void endsInGoodOrderOnSigterm(TestRedis redis) throws Exception {
    try (GatewayProcess gateway = GatewayProcess.start(GatewayProcess.settings(redis))) {
      assertThat(gateway.startLine())
          .startsWith("{\"@timestamp\":\"")
          .contains("\"log.level\":\"INFO\"", "\"service.name\":\"repstream-gateway\"");
      gateway.terminate();
      assertThat(gateway.restOfLog()).last().asString().contains("gateway stopped");
      assertThat(gateway.exitCode()).isZero();
    }
  }

  @Test
  void tellsEveryProblemOfItsSettingsAndExitsWith78() throws Exception {
    Process process =
        GatewayProcess.launch(
            Map.of(
                "MP_CONFIG_PROFILE", "production",
                "REPSTREAM_GATEWAY_TCP_PORT", "seven",
                "REPSTREAM_MACHINE_MASTER_KEY", "c2hvcnQ"));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output)
        .contains(
            "(REPSTREAM_GATEWAY_TCP_PORT)",
            "value: seven   source: environment",
            "(REPSTREAM_REDIS_STREAM_URL)",
            "(REPSTREAM_MACHINE_MASTER_KEY)",
            "(REPSTREAM_GATEWAY_TLS_CERTIFICATE_FILE)")
        .doesNotContain("c2hvcnQ");
    assertThat(output.lines().filter(line -> line.contains("fault: "))).hasSize(4);
    assertThat(GatewayProcess.exitCode(process)).isEqualTo(78);
  }

  @Test
  void exitsWith78WhereRedisHoldsAnotherLayout(TestRedis redis) throws Exception {
    Gateway.start(GatewaySettings.with(redis).read()).close();
    Map<String, String> settings = GatewayProcess.settings(redis);
    settings.put("REPSTREAM_TELEMETRY_SHARDS", "2");
    Process process = GatewayProcess.launch(settings);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("layout");
    assertThat(GatewayProcess.exitCode(process)).isEqualTo(78);
  }
}
