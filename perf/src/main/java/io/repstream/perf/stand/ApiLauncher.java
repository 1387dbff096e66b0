package io.repstream.perf.stand;

import io.repstream.dev.process.ChildSpawner;
import io.repstream.dev.store.LoopbackPorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts processes out of the api's jar, each on ports of its own.
 *
 * @param home the project's directory
 * @param directory for logs
 * @param jvm options for each process
 * @param signingKey of access tokens, DER as base64
 */
record ApiLauncher(
    Path home,
    Path directory,
    ServiceJvm jvm,
    ChildSpawner spawner,
    String redisUrl,
    String mongoUrl,
    String signingKey) {
  private static final String LOOPBACK = "http://127.0.0.1:";

  /**
   * Describes one; it is not started yet.
   *
   * @param name of its log, and under which it reads streams
   * @param settings environment variables, besides the stand's
   */
  IngestProcess process(String name, Map<String, String> settings) {
    List<Integer> ports = LoopbackPorts.free(2);
    Map<String, String> environment = new HashMap<>();
    environment.put("REPSTREAM_REDIS_STREAM_URL", redisUrl);
    environment.put("REPSTREAM_MONGODB_URL", mongoUrl);
    environment.put("REPSTREAM_MACHINE_MASTER_KEY", StandKeys.MASTER_KEY);
    environment.put("REPSTREAM_PASSWORD_PEPPER", StandKeys.PEPPER);
    environment.put("REPSTREAM_PASSWORD_BCRYPT_COST", "10");
    environment.put("REPSTREAM_JWT_PRIVATE_KEY", signingKey);
    environment.put("REPSTREAM_BOOTSTRAP_OPERATOR_EMAIL", StandKeys.OPERATOR_EMAIL);
    environment.put("REPSTREAM_BOOTSTRAP_OPERATOR_PASSWORD", StandKeys.OPERATOR_PASSWORD);
    environment.put("REPSTREAM_INGEST_CONSUMER", name);
    environment.putAll(settings);
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-Dserver.port=" + ports.get(0),
                "-Dserver.sockets.0.port=" + ports.get(1)));
    options.addAll(jvm.optionsOf(name));
    ServiceProcess.Spec spec =
        new ServiceProcess.Spec(
            name,
            home.resolve("api/target/api.jar"),
            options,
            environment,
            URI.create(LOOPBACK + ports.get(1) + "/health/ready"),
            directory.resolve(name + ".log"));
    return new IngestProcess(spec, spawner, ports.get(0), ports.get(1));
  }
}
