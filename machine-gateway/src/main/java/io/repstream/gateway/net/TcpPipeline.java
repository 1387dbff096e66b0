package io.repstream.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.repstream.gateway.codec.FrameDecoder;
import io.repstream.gateway.codec.FrameEncoder;

/** The handlers of a machine connection over TCP, from the wire to the session. */
public final class TcpPipeline extends ChannelInitializer<Channel> {
  private final Entrance entrance;
  private final SessionPipeline session;
  private final FrameEncoder frameEncoder = new FrameEncoder();

  public TcpPipeline(Entrance entrance, SessionPipeline session) {
    this.entrance = entrance;
    this.session = session;
  }

  @Override
  protected void initChannel(Channel channel) {
    entrance.addTo(channel.pipeline());
    channel
        .pipeline()
        .addLast("frames", new FrameDecoder(session.maxFrameBytes()))
        .addLast("encoder", frameEncoder);
    session.addTo(channel.pipeline());
  }
}
