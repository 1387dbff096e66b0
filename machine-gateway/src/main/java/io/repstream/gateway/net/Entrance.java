package io.repstream.gateway.net;

import io.netty.channel.ChannelPipeline;
import io.repstream.gateway.net.tls.TlsEntrance;
import java.util.Optional;

/** What a connection passes first, whatever door it comes through. Safe for all threads. */
public final class Entrance {
  private final Optional<TlsEntrance> tls;

  public Entrance(Optional<TlsEntrance> tls) {
    this.tls = tls;
  }

  void addTo(ChannelPipeline pipeline) {
    tls.ifPresent(each -> each.addTo(pipeline));
  }
}
