package io.repstream.gateway;

import io.repstream.gateway.handler.ConnectionLimit;
import io.repstream.gateway.handler.SessionServices;
import io.repstream.gateway.net.MachineDoor;
import io.repstream.gateway.net.SessionPipeline;
import io.repstream.gateway.net.TcpPipeline;
import io.repstream.gateway.net.Transport;
import io.repstream.gateway.net.WebSocketPipeline;
import io.repstream.gateway.ops.GatewayMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The doors through which machines come, put together. For one thread. */
final class DoorSide {
  private final MachineDoor tcpDoor;
  private final MachineDoor webSocketDoor;
  private InetSocketAddress tcpAddress = new InetSocketAddress(0);
  private InetSocketAddress webSocketAddress = new InetSocketAddress(0);

  DoorSide(
      GatewayConfig.Doors config,
      Transport transport,
      SessionServices services,
      GatewayMetrics metrics) {
    ConnectionLimit limit = new ConnectionLimit(config.maxConnections(), metrics);
    SessionPipeline sessions = new SessionPipeline(services, limit);
    Duration peerLimit = services.terms().heartbeat().multipliedBy(5).dividedBy(2);
    this.tcpDoor = new MachineDoor(config.tcp(), transport, new TcpPipeline(sessions), peerLimit);
    this.webSocketDoor =
        new MachineDoor(config.webSocket(), transport, new WebSocketPipeline(sessions), peerLimit);
  }

  /**
   * Opens all doors that are to be open.
   *
   * @throws IOException when an address cannot be used
   */
  void open() throws IOException {
    tcpAddress = tcpDoor.open();
    webSocketAddress = webSocketDoor.open();
  }

  InetSocketAddress tcpAddress() {
    return tcpAddress;
  }

  InetSocketAddress webSocketAddress() {
    return webSocketAddress;
  }

  /** Lets nobody in any more; who is in stays. */
  void shut() {
    tcpDoor.close();
    webSocketDoor.close();
  }
}
