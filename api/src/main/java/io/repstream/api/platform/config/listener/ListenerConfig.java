package io.repstream.api.platform.config.listener;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the public door listens.
 *
 * @param host address or name to bind to
 * @param tls its certificate; empty where a balancer ends TLS
 */
public record ListenerConfig(String host, Optional<TlsFiles> tls) {
  /**
   * PEM files, read at start.
   *
   * @param certificate the chain, our own certificate first
   * @param key PKCS#8
   */
  public record TlsFiles(Path certificate, Path key) {}
}
