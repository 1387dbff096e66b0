package io.repstream.perf.stand;

import io.repstream.dev.process.ChildSpawner;
import io.repstream.dev.store.LoopbackPorts;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Starts gateways of one stand, each on ports of its own.
 *
 * @param home the project's directory
 * @param directory for logs
 * @param jvm options for each process
 */
record GatewayLauncher(
    Path home,
    Path directory,
    ServiceJvm jvm,
    ChildSpawner spawner,
    String redisUrl,
    AtomicInteger count) {
  GatewayLauncher(
      Path home, Path directory, ServiceJvm jvm, ChildSpawner spawner, String redisUrl) {
    this(home, directory, jvm, spawner, redisUrl, new AtomicInteger());
  }

  /** Starts one and waits until it is ready. */
  GatewayProcess launch(List<String> options, Map<String, String> settings)
      throws InterruptedException {
    List<Integer> ports = LoopbackPorts.free(3);
    String name = "gateway-" + count.incrementAndGet();
    Map<String, String> environment = new HashMap<>();
    environment.put("REPSTREAM_REDIS_STREAM_URL", redisUrl);
    environment.put("REPSTREAM_MACHINE_MASTER_KEY", StandKeys.MASTER_KEY);
    environment.put("REPSTREAM_GATEWAY_TCP_PORT", Integer.toString(ports.get(0)));
    environment.put("REPSTREAM_GATEWAY_ADMIN_PORT", Integer.toString(ports.get(1)));
    environment.put("REPSTREAM_GATEWAY_WS_PORT", Integer.toString(ports.get(2)));
    // All machines of a stand have one address.
    environment.put("REPSTREAM_GATEWAY_ADDRESS_MAX_HANDSHAKES", "100000");
    // Nobody trains here: a gateway that is not drained on purpose lets all go at once.
    environment.put("REPSTREAM_GATEWAY_DRAIN_WINDOW", "PT0S");
    environment.putAll(settings);
    List<String> all = new ArrayList<>(List.of("-Xmx256m"));
    all.addAll(jvm.optionsOf(name));
    all.addAll(options);
    ServiceProcess.Spec spec =
        new ServiceProcess.Spec(
            name,
            home.resolve("machine-gateway/target/repstream-gateway.jar"),
            all,
            environment,
            URI.create("http://127.0.0.1:" + ports.get(1) + "/ready"),
            directory.resolve(name + ".log"));
    return new GatewayProcess(spec, spawner, ports.get(0), ports.get(1), ports.get(2));
  }
}
