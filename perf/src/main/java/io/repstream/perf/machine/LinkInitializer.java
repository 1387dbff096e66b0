package io.repstream.perf.machine;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;

/**
 * The pipeline of one connection: bytes to messages, messages to bytes, the handshake, which
 * removes itself and puts heartbeat and uplink in its place, and last who notes how it ended.
 */
final class LinkInitializer extends ChannelInitializer<SocketChannel> {
  static final String HANDSHAKE = "handshake";
  private static final ChannelHandler ENCODER = new RmpFrameEncoder();

  private final Link link;

  LinkInitializer(Link link) {
    this.link = link;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    pipeline.addLast("frame-decoder", new RmpFrameDecoder());
    pipeline.addLast("frame-encoder", ENCODER);
    pipeline.addLast(HANDSHAKE, new HandshakeHandler(link));
    pipeline.addLast("end", new LinkEndHandler(link));
  }
}
