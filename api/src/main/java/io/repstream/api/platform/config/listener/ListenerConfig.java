package io.repstream.api.platform.config.listener;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the api listens. Helidon reads the ports and the admin door's host itself; they are here to
 * be checked before it does.
 *
 * @param open for everybody: REST, WebSocket, pages
 * @param tls the open door's certificate; empty where a balancer ends TLS
 * @param admin for probes and scrapes
 */
public record ListenerConfig(Door open, Optional<TlsFiles> tls, Door admin) {
  /**
   * An address to listen at.
   *
   * @param host address or name to bind to
   * @param port 0 is any free one
   */
  public record Door(String host, int port) {}

  /**
   * PEM files, read at start.
   *
   * @param certificate the chain, our own certificate first
   * @param key PKCS#8
   */
  public record TlsFiles(Path certificate, Path key) {}
}
