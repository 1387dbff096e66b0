package io.repstream.perf.stand;

import io.repstream.dev.process.ChildSpawner;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** A gateway on fixed ports, which may die and be started again. */
public final class GatewayProcess implements AutoCloseable {
  private final ServiceProcess.Spec spec;
  private final ChildSpawner spawner;
  private final int tcpPort;
  private final int adminPort;
  private final int webSocketPort;
  private ServiceProcess process;

  GatewayProcess(
      ServiceProcess.Spec spec, ChildSpawner spawner, int tcpPort, int adminPort, int webSocketPort)
      throws InterruptedException {
    this.spec = spec;
    this.spawner = spawner;
    this.tcpPort = tcpPort;
    this.adminPort = adminPort;
    this.webSocketPort = webSocketPort;
    this.process = ServiceProcess.launch(spec, spawner).awaitReady();
  }

  /** Where machines connect. */
  public InetSocketAddress door() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), tcpPort);
  }

  /** Where machines connect over WebSocket. */
  public InetSocketAddress webSocketDoor() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), webSocketPort);
  }

  /** A page of the admin port, for instance {@code /live}. */
  public URI admin(String path) {
    return URI.create("http://127.0.0.1:" + adminPort + path);
  }

  /** The process that runs now. */
  public ServiceProcess process() {
    return process;
  }

  /** Starts it again after it ended, and waits until it is ready. */
  public void startAgain() throws InterruptedException {
    process = ServiceProcess.launch(spec, spawner).awaitReady();
  }

  @Override
  public void close() {
    process.close();
  }
}
