package io.repstream.perf.wire;

import io.netty.channel.ChannelPipeline;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Where a gateway is, and how one talks to it there.
 *
 * @param pipelines of the way that the door understands
 */
public record Door(InetSocketAddress address, Pipelines pipelines) {
  /** A door that speaks plain TCP. */
  public static Door tcp(InetSocketAddress address) {
    return new Door(address, new Pipelines(Way.TCP, Optional.empty()));
  }

  /** Puts the handlers of a machine's end into a pipeline. */
  public void addTo(ChannelPipeline pipeline) {
    pipelines.addClient(pipeline, address);
  }
}
