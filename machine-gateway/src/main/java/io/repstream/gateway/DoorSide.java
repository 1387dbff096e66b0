package io.repstream.gateway;

import io.repstream.common.config.InvalidSettingsException;
import io.repstream.common.config.SettingProblem;
import io.repstream.gateway.handler.ConnectionLimit;
import io.repstream.gateway.handler.Doorkeeper;
import io.repstream.gateway.handler.SessionServices;
import io.repstream.gateway.net.Entrance;
import io.repstream.gateway.net.MachineDoor;
import io.repstream.gateway.net.SessionPipeline;
import io.repstream.gateway.net.TcpPipeline;
import io.repstream.gateway.net.Transport;
import io.repstream.gateway.net.WebSocketPipeline;
import io.repstream.gateway.net.proxy.ProxyEntrance;
import io.repstream.gateway.net.tls.TlsConfig;
import io.repstream.gateway.net.tls.TlsContexts;
import io.repstream.gateway.net.tls.TlsEntrance;
import io.repstream.gateway.ops.GatewayMetrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The doors through which machines come, put together. For one thread. */
final class DoorSide implements AutoCloseable {
  private final Optional<TlsContexts> tls;
  private final ScheduledExecutorService tlsThread = Threads.scheduled("tls");
  private final MachineDoor tcpDoor;
  private final MachineDoor webSocketDoor;
  private final Duration checkInterval;
  private InetSocketAddress tcpAddress = new InetSocketAddress(0);
  private InetSocketAddress webSocketAddress = new InetSocketAddress(0);

  DoorSide(
      GatewayConfig.Doors config,
      Transport transport,
      SessionServices services,
      Optional<TlsContexts> tls,
      GatewayMetrics metrics) {
    ConnectionLimit limit = new ConnectionLimit(config.maxConnections(), metrics);
    this.tls = tls;
    this.checkInterval = config.tls().map(TlsConfig::checkInterval).orElse(Duration.ZERO);
    Entrance entrance =
        new Entrance(
            new ProxyEntrance(config.trustedProxies()),
            tls.map(
                contexts ->
                    new TlsEntrance(
                        contexts, services.terms().handshakeLimit(), metrics::tlsFailed)));
    SessionPipeline sessions =
        new SessionPipeline(
            services,
            limit,
            new Doorkeeper(config.addresses(), services.clocks().monotonic()),
            config.maxBridgeChannels());
    Duration peerLimit = services.terms().heartbeat().multipliedBy(5).dividedBy(2);
    this.tcpDoor =
        new MachineDoor(config.tcp(), transport, new TcpPipeline(entrance, sessions), peerLimit);
    this.webSocketDoor =
        new MachineDoor(
            config.webSocket(), transport, new WebSocketPipeline(entrance, sessions), peerLimit);
  }

  /**
   * Reads the TLS files, before anything else begins.
   *
   * @throws InvalidSettingsException when they cannot be used
   */
  static Optional<TlsContexts> readTls(GatewayConfig.Doors config, GatewayMetrics metrics) {
    return config.tls().map(files -> contexts(files, metrics));
  }

  private static TlsContexts contexts(TlsConfig files, GatewayMetrics metrics) {
    try {
      TlsContexts contexts = new TlsContexts(files, metrics::tlsReloaded);
      metrics.gauge(
          "repstream_gateway_tls_certificate_expiry_seconds",
          "When the gateway's certificate ends, in seconds since 1970.",
          () -> contexts.validUntil().getEpochSecond());
      return contexts;
    } catch (IOException | GeneralSecurityException unusable) {
      throw new InvalidSettingsException(
          List.of(
              new SettingProblem(
                  "repstream.gateway.tls.certificate-file",
                  files.certificateFile().toString(),
                  "-",
                  "TLS files cannot be used: " + unusable.getMessage(),
                  "PEM files of a certificate chain and its key")));
    }
  }

  /**
   * Opens all doors that are to be open.
   *
   * @throws IOException when an address cannot be used
   */
  void open() throws IOException {
    tls.ifPresent(this::watch);
    tcpAddress = tcpDoor.open();
    webSocketAddress = webSocketDoor.open();
  }

  private void watch(TlsContexts contexts) {
    long nanos = checkInterval.toNanos();
    var _ = tlsThread.scheduleWithFixedDelay(contexts::check, nanos, nanos, TimeUnit.NANOSECONDS);
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

  @Override
  public void close() {
    shut();
    tlsThread.shutdownNow();
  }
}
