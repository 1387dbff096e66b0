package io.repstream.gateway.net.tls;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;
import java.time.Duration;
import java.util.function.Consumer;

/** Puts TLS before everything else of a connection. Safe for all threads. */
public final class TlsEntrance {
  private final TlsContexts contexts;
  private final Duration handshakeLimit;
  private final Consumer<String> failures;

  /**
   * @param failures counts why handshakes fail, in a few fixed words
   */
  public TlsEntrance(TlsContexts contexts, Duration handshakeLimit, Consumer<String> failures) {
    this.contexts = contexts;
    this.handshakeLimit = handshakeLimit;
    this.failures = failures;
  }

  /** Adds the handlers at the end of what is there. */
  public void addTo(ChannelPipeline pipeline) {
    SslHandler tls = contexts.current().newHandler(pipeline.channel().alloc());
    tls.setHandshakeTimeoutMillis(handshakeLimit.toMillis());
    pipeline.addLast("tls", tls).addLast("tlsWatch", new TlsWatch(tls, failures));
  }
}
