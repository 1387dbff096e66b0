package io.repstream.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.config.SettingProblem;
import io.repstream.common.config.SettingsReader;
import io.repstream.common.config.SettingsSource;
import io.repstream.gateway.drain.DrainConfig;
import io.repstream.gateway.net.DoorConfig;
import io.repstream.gateway.net.tls.TlsConfig;
import io.repstream.gateway.net.tls.TlsConfig.Clients;
import io.repstream.gateway.net.tls.TlsConfig.Demand;
import io.repstream.gateway.telemetry.store.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GatewayConfigTest {
  private static final Map<String, String> REQUIRED =
      Map.of(
          "REPSTREAM_REDIS_STREAM_URL", "rediss://:hunter2@127.0.0.1:6379",
          "REPSTREAM_MACHINE_MASTER_KEY", "nS3wA9vGkX0qJ7mZr2yTfUe5hBcLdPiK8oWx1gNsVt4");

  private static GatewayConfig read(Map<String, String> environment) {
    return GatewayConfig.read(new SettingsReader(List.of(SettingsSource.environment(environment))));
  }

  private static GatewayConfig readWith(String name, String value) {
    Map<String, String> environment = new HashMap<>(REQUIRED);
    environment.put(name, value);
    return read(environment);
  }

  @Test
  void hasTheDocumentedDefaults() {
    GatewayConfig config = read(REQUIRED);
    assertThat(config.doors().tcp()).isEqualTo(new DoorConfig(true, "127.0.0.1", 7070, 4_096));
    assertThat(config.doors().webSocket())
        .isEqualTo(new DoorConfig(true, "127.0.0.1", 7071, 4_096));
    assertThat(config.doors().maxConnections()).isEqualTo(25_000);
    assertThat(config.doors().admin().port()).isEqualTo(7079);
    assertThat(config.session().heartbeat()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.session().handshakeLimit()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.session().maxFrameBytes()).isEqualTo(16_384);
    assertThat(config.session().windowSamples()).isEqualTo(1_024);
    assertThat(config.stores().telemetry().shards().count()).isEqualTo(8);
    assertThat(config.stores().telemetry().linger()).isEqualTo(Duration.ofMillis(2));
    assertThat(config.stores().telemetry().storing().durability()).isEqualTo(Durability.LOCAL);
    assertThat(config.masterKey()).hasSize(32);
    assertThat(config.stop().drain())
        .isEqualTo(
            new DrainConfig(
                Duration.ofMinutes(8), Duration.ofSeconds(1), 500, Duration.ofSeconds(10)));
  }

  @Test
  void wantsATokenWhereOthersThanThisHostReachTheAdminDoor() {
    assertThatThrownBy(() -> readWith("REPSTREAM_GATEWAY_ADMIN_HOST", "0.0.0.0"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("REPSTREAM_GATEWAY_ADMIN_TOKEN");
    assertThatThrownBy(() -> readWith("REPSTREAM_GATEWAY_ADMIN_TOKEN", "short-canary"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("shorter than 32")
        .hasMessageNotContaining("short-canary");
    assertThat(readWith("REPSTREAM_GATEWAY_ADMIN_HOST", "::1").doors().admin().token()).isEmpty();
  }

  @Test
  void tellsAllProblemsAtOnce() {
    InvalidSettingsException thrown =
        catchThrowableOfType(
            InvalidSettingsException.class,
            () ->
                read(
                    Map.of(
                        "REPSTREAM_GATEWAY_TCP_PORT", "70700",
                        "REPSTREAM_TELEMETRY_SHARDS", "3",
                        "REPSTREAM_GATEWAY_DURABILITY", "eventually",
                        "REPSTREAM_GATEWAY_HEARTBEAT", "PT0S")));
    assertThat(thrown.problems())
        .extracting(SettingProblem::key)
        .containsExactlyInAnyOrder(
            "repstream.machine.master-key",
            "repstream.redis.stream.url",
            "repstream.gateway.tcp.port",
            "repstream.telemetry.shards",
            "repstream.gateway.durability",
            "repstream.gateway.heartbeat");
  }

  @Test
  void tellsEachOfEightMistakesOnceInProduction() {
    InvalidSettingsException thrown =
        catchThrowableOfType(
            InvalidSettingsException.class,
            () ->
                read(
                    Map.of(
                        "MP_CONFIG_PROFILE", "production",
                        "REPSTREAM_REDIS_STREAM_URL", "redis://:hunter2@10.0.0.1:6379",
                        "REPSTREAM_MACHINE_MASTER_KEY",
                            "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8",
                        "REPSTREAM_GATEWAY_DURABILITY", "none",
                        "REPSTREAM_GATEWAY_ADMIN_HOST", "0.0.0.0",
                        "REPSTREAM_GATEWAY_PROXY_TRUSTED", "everybody",
                        "REPSTREAM_GATEWAY_WINDOW_SAMPLES", "0",
                        "REPSTREAM_TELEMETRY_SHARDS", "6")));
    assertThat(thrown.problems())
        .extracting(SettingProblem::key)
        .containsExactlyInAnyOrder(
            "repstream.redis.stream.url",
            "repstream.machine.master-key",
            "repstream.gateway.durability",
            "repstream.gateway.admin.token",
            "repstream.gateway.tls.certificate-file",
            "repstream.gateway.proxy.trusted",
            "repstream.gateway.window-samples",
            "repstream.telemetry.shards");
    assertThat(thrown).hasMessageNotContaining("hunter2").hasMessageNotContaining("AAECAw");
  }

  @Test
  void refusesAnUnknownProfile() {
    assertThatThrownBy(() -> readWith("MP_CONFIG_PROFILE", "prod"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("must be one of development, staging, production");
  }

  @Test
  void refusesToShutBothDoors() {
    assertThatThrownBy(
            () ->
                read(
                    Map.of(
                        "REPSTREAM_GATEWAY_TCP_ENABLED", "false",
                        "REPSTREAM_GATEWAY_WS_ENABLED", "false")))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("no door is open");
  }

  @Test
  void readsTls() {
    TlsConfig tls =
        read(Map.of(
                "REPSTREAM_REDIS_STREAM_URL", "rediss://:hunter2@127.0.0.1:6379",
                "REPSTREAM_MACHINE_MASTER_KEY", "nS3wA9vGkX0qJ7mZr2yTfUe5hBcLdPiK8oWx1gNsVt4",
                "REPSTREAM_GATEWAY_TLS_CERTIFICATE_FILE", "/tls/chain.pem",
                "REPSTREAM_GATEWAY_TLS_KEY_FILE", "/tls/key.pem",
                "REPSTREAM_GATEWAY_TLS_CLIENT_CA_FILE", "/tls/ca.pem",
                "REPSTREAM_GATEWAY_TLS_CLIENT_CERTIFICATES", "required",
                "MP_CONFIG_PROFILE", "production"))
            .doors()
            .tls()
            .orElseThrow();
    assertThat(tls.certificateFile()).isEqualTo(Path.of("/tls/chain.pem"));
    assertThat(tls.keyFile()).isEqualTo(Path.of("/tls/key.pem"));
    assertThat(tls.checkInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(tls.provider()).isEqualTo(TlsConfig.Provider.AUTO);
    Clients clients = tls.clients().orElseThrow();
    assertThat(clients.demand()).isEqualTo(Demand.REQUIRED);
    assertThat(clients.crlFile()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "REPSTREAM_GATEWAY_TLS_KEY_FILE, certificate-file",
    "REPSTREAM_GATEWAY_TLS_CERTIFICATE_FILE, key-file",
    "REPSTREAM_GATEWAY_TLS_CLIENT_CRL_FILE, client-ca-file"
  })
  void refusesHalfOfTls(String given, String missing) {
    assertThatThrownBy(() -> readWith(given, "/tls/x.pem"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("repstream.gateway.tls." + missing + " ");
  }

  @Test
  void isPlainOutsideDevelopmentOnlyWhereThatIsSaid() {
    assertThatThrownBy(() -> readWith("MP_CONFIG_PROFILE", "staging"))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("without TLS");
    Map<String, String> environment = new HashMap<>(REQUIRED);
    environment.put("MP_CONFIG_PROFILE", "production");
    environment.put("REPSTREAM_GATEWAY_ALLOW_PLAIN", "true");
    assertThat(read(environment).doors().tls()).isEmpty();
  }

  @Test
  void refusesAMasterKeyOfAnotherLength() {
    assertThatThrownBy(() -> readWith("REPSTREAM_MACHINE_MASTER_KEY", "A".repeat(44)))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("must be 32 bytes");
  }

  @Test
  void showsNoSecrets() {
    assertThat(read(REQUIRED).toString()).doesNotContain("hunter2", "nS3wA9");
  }

  static Stream<Path> environments() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("../config/environments"))) {
      return files.filter(file -> file.toString().endsWith(".env")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("environments")
  void readsEveryEnvironment(Path file) throws IOException {
    Map<String, String> environment = new HashMap<>(REQUIRED);
    for (String line : Files.readAllLines(file)) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        environment.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    assertThat(read(environment).session().windowSamples()).isPositive();
  }
}
