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
  GatewayProcess launch(GatewayPlan plan) throws InterruptedException {
    List<Integer> ports = LoopbackPorts.free(3);
    String name = "gateway-" + count.incrementAndGet();
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    options.addAll(jvm.optionsOf(name));
    options.addAll(plan.options());
    ServiceProcess.Spec spec =
        new ServiceProcess.Spec(
            name,
            plan.jar().orElseGet(() -> jarIn(home)),
            options,
            environment(ports, plan.settings()),
            URI.create("http://127.0.0.1:" + ports.get(1) + "/ready"),
            plan.log().orElse(directory.resolve(name + ".log")));
    return new GatewayProcess(
        spec, limited(plan.descriptors()), ports.get(0), ports.get(1), ports.get(2));
  }

  /** Where a built project has its gateway. */
  static Path jarIn(Path project) {
    return project.resolve("machine-gateway/target/repstream-gateway.jar");
  }

  private Map<String, String> environment(List<Integer> ports, Map<String, String> settings) {
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
    return environment;
  }

  private ChildSpawner limited(int descriptors) {
    if (descriptors == 0) {
      return spawner;
    }
    List<String> limit =
        List.of("sh", "-c", "ulimit -n \"$0\" && exec \"$@\"", Integer.toString(descriptors));
    return child -> {
      List<String> command = new ArrayList<>(limit);
      command.addAll(child.command());
      return spawner.spawn(child.command(command));
    };
  }
}
