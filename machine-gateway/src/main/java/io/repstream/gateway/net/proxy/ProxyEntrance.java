package io.repstream.gateway.net.proxy;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.repstream.common.net.AddressRange;
import java.net.InetSocketAddress;
import java.util.List;

/** Puts the PROXY header before everything else, for connections of those that we trust with it. */
public final class ProxyEntrance {
  private static final int MAX_EXTRAS_BYTES = 1_024;

  private final List<AddressRange> trusted;

  /**
   * @param trusted whose connections begin with a header; empty where nobody's do
   */
  public ProxyEntrance(List<AddressRange> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  /** Adds the handlers at the end of what is there, if they are needed. */
  public void addTo(ChannelPipeline pipeline) {
    if (pipeline.channel().remoteAddress() instanceof InetSocketAddress peer && isTrusted(peer)) {
      pipeline
          .addLast("proxy", new HAProxyMessageDecoder(MAX_EXTRAS_BYTES, true))
          .addLast("proxyHeader", new ProxyHeader());
    }
  }

  private boolean isTrusted(InetSocketAddress peer) {
    return trusted.stream().anyMatch(range -> range.contains(peer.getAddress()));
  }
}
