package io.repstream.dev.gym;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.dev.process.ChildSpec;
import io.repstream.dev.workspace.SecretFiles;
import io.repstream.dev.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceSpecsIT {
  private static final ServiceSpecs.StoreUrls STORES =
      new ServiceSpecs.StoreUrls(
          "redis://127.0.0.1:1", "mongodb://127.0.0.1:2", "http://127.0.0.1:3");

  @TempDir Path home;
  private Workspace workspace;
  private ServiceSpecs specs;

  @BeforeEach
  void plan() {
    workspace = new Workspace(home);
    GymSettings settings =
        new GymSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of("-XX:+UseZGC"),
            Map.of("REPSTREAM_X", "y"));
    GymOptions options = GymOptions.standard().withPorts(PortPlan.from(20_000));
    specs =
        new ServiceSpecs(
            new GymPlan(workspace, options, settings), new SecretFiles(workspace.secrets()));
  }

  @Test
  void theGatewayGetsItsPortsAndStore() throws IOException {
    ChildSpec gateway = specs.gateway("redis://127.0.0.1:1");

    assertThat(gateway.environment())
        .containsEntry("REPSTREAM_GATEWAY_TCP_PORT", "20002")
        .containsEntry("REPSTREAM_GATEWAY_WS_PORT", "20003")
        .containsEntry("REPSTREAM_GATEWAY_ADMIN_PORT", "20005")
        .containsEntry("REPSTREAM_REDIS_STREAM_URL", "redis://127.0.0.1:1")
        .containsEntry("REPSTREAM_X", "y");
    assertThat(gateway.command())
        .contains("--enable-native-access=ALL-UNNAMED", "-XX:+UseZGC")
        .endsWith("-jar", home + "/machine-gateway/target/repstream-gateway.jar");
  }

  @Test
  void theApiGetsItsPortsAndStores() throws IOException {
    ChildSpec api = specs.api(STORES);

    assertThat(api.command()).contains("-Dserver.port=20000", "-Dserver.sockets.0.port=20001");
    assertThat(api.environment())
        .containsEntry("REPSTREAM_MONGODB_URL", "mongodb://127.0.0.1:2")
        .containsEntry("REPSTREAM_S3_URL", "http://127.0.0.1:3")
        .containsKeys("REPSTREAM_S3_ACCESS_KEY", "REPSTREAM_S3_SECRET_KEY_FILE")
        .containsEntry("REPSTREAM_BOOTSTRAP_OPERATOR_EMAIL", ServiceSpecs.OPERATOR_EMAIL);
  }

  @Test
  void theSimulatorGetsTheDemoFileAndTheRides() {
    assertThat(specs.simulator().command())
        .endsWith(
            "fleet",
            "--demo",
            workspace.demoFile().toString(),
            "--rides",
            workspace.rides().toString());
  }

  @Test
  void noSecretIsInACommandOrAnEnvironment() throws IOException {
    ChildSpec gateway = specs.gateway("redis://r");
    ChildSpec api = specs.api(STORES);
    try (Stream<Path> files = Files.list(workspace.secrets())) {
      assertThat(files)
          .isNotEmpty()
          .allSatisfy(
              file -> {
                String secret = Files.readString(file);
                assertThat(gateway.toString()).doesNotContain(secret);
                assertThat(api.toString()).doesNotContain(secret);
              });
    }
  }
}
