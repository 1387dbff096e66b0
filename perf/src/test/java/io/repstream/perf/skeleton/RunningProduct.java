package io.repstream.perf.skeleton;

import io.repstream.perf.stand.GatewayProcess;
import io.repstream.perf.stand.Stand;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Stores, api and one gateway, all of this test's own; both processes count towards coverage. */
final class RunningProduct implements AutoCloseable {
  private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();

  private final Stand stand;
  private final GatewayProcess gateway;

  RunningProduct() throws IOException, InterruptedException {
    this.stand =
        Stand.open(
            MODULE.getParent(), MODULE.resolve("target/skeleton"), 0, RunningProduct::jvmOptions);
    try {
      this.gateway = stand.gateway(List.of(), Map.of());
    } catch (InterruptedException | RuntimeException e) {
      stand.close();
      throw e;
    }
  }

  // Quick to start; nothing here runs long enough to pay for more.
  private static List<String> jvmOptions(String service) {
    List<String> options = new ArrayList<>(CoverageAgent.argumentsFor(service));
    options.add("-XX:TieredStopAtLevel=1");
    return options;
  }

  Stand stand() {
    return stand;
  }

  URI apiUrl() {
    return URI.create("http://127.0.0.1:" + stand.apiDoor().getPort());
  }

  InetSocketAddress gatewayDoor() {
    return gateway.door();
  }

  void killGateway() {
    gateway.process().kill();
  }

  /** On the same ports as before. */
  void startGatewayAgain() throws InterruptedException {
    gateway.startAgain();
  }

  boolean isRunning() {
    return stand.api().isRunning() && gateway.process().isRunning();
  }

  @Override
  public void close() {
    try (stand) {
      gateway.close();
    }
  }
}
