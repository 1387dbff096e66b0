package io.repstream.dev.gym;

import io.repstream.dev.process.ChildSpec;
import io.repstream.dev.store.DevStores;
import io.repstream.dev.workspace.SecretFiles;
import io.repstream.dev.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How the services and the simulator are run: their jars, ports and settings. Secrets go by file
 * name in the environment, never as arguments.
 */
final class ServiceSpecs {
  static final String OPERATOR_EMAIL = "operator@demo.example";

  private final Workspace workspace;
  private final PortPlan ports;
  private final Map<String, String> shared;
  private final List<String> javaOptions;
  private final SecretFiles secrets;
  private final boolean embedsS3;

  ServiceSpecs(GymPlan plan, SecretFiles secrets) {
    this.workspace = plan.workspace();
    this.ports = plan.options().ports();
    this.shared = plan.settings().fileValues();
    this.javaOptions = plan.settings().javaOptions();
    this.secrets = secrets;
    this.embedsS3 = plan.settings().s3Url().isEmpty();
  }

  ChildSpec gateway(String redisUrl) throws IOException {
    Map<String, String> environment = new HashMap<>(shared);
    environment.put("MP_CONFIG_PROFILE", "development");
    environment.put("REPSTREAM_REDIS_STREAM_URL", redisUrl);
    environment.put("REPSTREAM_MACHINE_MASTER_KEY_FILE", secrets.machineMasterKey().toString());
    environment.put("REPSTREAM_GATEWAY_TCP_PORT", Integer.toString(ports.gatewayTcp()));
    environment.put("REPSTREAM_GATEWAY_WS_PORT", Integer.toString(ports.gatewayWebSocket()));
    environment.put("REPSTREAM_GATEWAY_ADMIN_PORT", Integer.toString(ports.gatewayAdmin()));
    return spec(
        "gateway",
        List.of("-Xmx256m"),
        "machine-gateway/target/repstream-gateway.jar",
        environment);
  }

  /**
   * Where the API finds its stores.
   *
   * @param s3Url of the object store
   */
  record StoreUrls(String redisUrl, String mongoUrl, String s3Url) {
    static StoreUrls of(DevStores stores) {
      return new StoreUrls(stores.redisUrl(), stores.mongoUrl(), stores.s3Url());
    }
  }

  ChildSpec api(StoreUrls stores) throws IOException {
    Map<String, String> environment = new HashMap<>(shared);
    environment.put("MP_CONFIG_PROFILE", "development");
    environment.put("REPSTREAM_REDIS_STREAM_URL", stores.redisUrl());
    environment.put("REPSTREAM_MONGODB_URL", stores.mongoUrl());
    environment.put("REPSTREAM_S3_URL", stores.s3Url());
    if (embedsS3) {
      environment.put("REPSTREAM_S3_ACCESS_KEY", GymPlan.S3_ACCESS_KEY);
      environment.put("REPSTREAM_S3_SECRET_KEY_FILE", secrets.s3SecretKey().toString());
    }
    environment.put("REPSTREAM_MACHINE_MASTER_KEY_FILE", secrets.machineMasterKey().toString());
    environment.put("REPSTREAM_PASSWORD_PEPPER_FILE", secrets.passwordPepper().toString());
    environment.put("REPSTREAM_JWT_PRIVATE_KEY_FILE", secrets.jwtPrivateKey().toString());
    environment.put("REPSTREAM_MAIL_FOLDER", workspace.mails().toString());
    environment.put("REPSTREAM_BOOTSTRAP_OPERATOR_EMAIL", OPERATOR_EMAIL);
    environment.put(
        "REPSTREAM_BOOTSTRAP_OPERATOR_PASSWORD_FILE", secrets.operatorPassword().toString());
    List<String> options =
        List.of(
            "-Xmx512m",
            "-Dserver.port=" + ports.api(),
            "-Dserver.sockets.0.port=" + ports.apiAdmin());
    return spec("api", options, "api/target/api.jar", environment);
  }

  ChildSpec simulator() {
    List<String> arguments =
        List.of(
            "fleet",
            "--demo",
            workspace.demoFile().toString(),
            "--rides",
            workspace.rides().toString());
    ChildSpec spec =
        spec("simulator", List.of("-Xmx256m"), "perf/target/repstream-perf.jar", Map.of());
    List<String> command = new ArrayList<>(spec.command());
    command.addAll(arguments);
    return new ChildSpec(spec.name(), command, spec.environment(), spec.directory(), spec.log());
  }

  private ChildSpec spec(
      String name, List<String> options, String jar, Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Netty's native transports; the flag keeps the JDK from warning about it.
    command.add("--enable-native-access=ALL-UNNAMED");
    // A process without heap does harm; one that has ended is missed, and told of.
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(javaOptions);
    command.addAll(options);
    command.add("-jar");
    command.add(workspace.home().resolve(jar).toString());
    return new ChildSpec(name, command, environment, workspace.home(), workspace.log(name));
  }
}
