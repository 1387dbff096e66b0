package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.gateway.testkit.GatewaySettings;
import io.repstream.gateway.testkit.RedisExtension;
import io.repstream.gateway.testkit.TestRedis;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The process: its exit codes, and that SIGTERM ends it in good order. */
@ExtendWith(RedisExtension.class)
class GatewayMainIT {

  private static Process launch(Map<String, String> settings) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx64m",
                    "--enable-native-access=ALL-UNNAMED",
                    "-Dlogback.configurationFile=logback.xml",
                    "-cp",
                    System.getProperty("java.class.path"),
                    GatewayMain.class.getName()))
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("REPSTREAM_"));
    builder.environment().putAll(settings);
    return builder.start();
  }

  private static Map<String, String> settings(TestRedis redis, String shards) {
    return Map.of(
        "REPSTREAM_REDIS_STREAM_URL",
        redis.process().url(),
        "REPSTREAM_MACHINE_MASTER_KEY",
        Base64.getUrlEncoder().withoutPadding().encodeToString(redis.masterKey()),
        "REPSTREAM_GATEWAY_TCP_PORT",
        "0",
        "REPSTREAM_GATEWAY_ADMIN_PORT",
        "0",
        "REPSTREAM_TELEMETRY_SHARDS",
        shards);
  }

  private static int exitCode(Process process) throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("has ended").isTrue();
    return process.exitValue();
  }

  @Test
  void endsInGoodOrderOnSigterm(TestRedis redis) throws Exception {
    Process process = launch(settings(redis, "8"));
    try (BufferedReader log = process.inputReader(StandardCharsets.UTF_8)) {
      String line = log.readLine();
      while (line != null && !line.contains("gateway started")) {
        line = log.readLine();
      }
      assertThat(line)
          .startsWith("{\"@timestamp\":\"")
          .contains("\"log.level\":\"INFO\"", "\"service.name\":\"repstream-gateway\"");
      process.toHandle().destroy();
      assertThat(log.lines().toList()).last().asString().contains("gateway stopped");
    }
    assertThat(exitCode(process)).isZero();
  }

  @Test
  void tellsEveryProblemOfItsSettingsAndExitsWith78() throws Exception {
    Process process = launch(Map.of("REPSTREAM_GATEWAY_TCP_PORT", "seven"));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output)
        .contains("REPSTREAM_GATEWAY_TCP_PORT", "REPSTREAM_REDIS_STREAM_URL", "MASTER_KEY");
    assertThat(exitCode(process)).isEqualTo(78);
  }

  @Test
  void exitsWith78WhereRedisHoldsAnotherLayout(TestRedis redis) throws Exception {
    Gateway.start(GatewaySettings.with(redis).read()).close();
    Process process = launch(settings(redis, "2"));
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(output).contains("layout");
    assertThat(exitCode(process)).isEqualTo(78);
  }
}
