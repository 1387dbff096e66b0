package io.repstream.gateway.net;

import io.netty.channel.ChannelPipeline;
import io.repstream.gateway.net.proxy.ProxyEntrance;
import io.repstream.gateway.net.tls.TlsEntrance;
import java.util.Optional;

/** What a connection passes first, whatever door it comes through. Safe for all threads. */
public final class Entrance {
  private final ProxyEntrance proxy;
  private final Optional<TlsEntrance> tls;

  public Entrance(ProxyEntrance proxy, Optional<TlsEntrance> tls) {
    this.proxy = proxy;
    this.tls = tls;
  }

  void addTo(ChannelPipeline pipeline) {
    proxy.addTo(pipeline);
    tls.ifPresent(each -> each.addTo(pipeline));
  }
}
