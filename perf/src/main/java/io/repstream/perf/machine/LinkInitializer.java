package io.repstream.perf.machine;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.repstream.perf.wire.Door;

/**
 * The pipeline of one connection: bytes to messages, messages to bytes, the handshake, which
 * removes itself and puts heartbeat and uplink in its place, and last who notes how it ended.
 */
final class LinkInitializer extends ChannelInitializer<SocketChannel> {
  static final String HANDSHAKE = "handshake";
  private static final ChannelHandler MESSAGES = new MessageHandler();

  private final Link link;
  private final Door door;

  LinkInitializer(Link link, Door door) {
    this.link = link;
    this.door = door;
  }

  @Override
  protected void initChannel(SocketChannel channel) {
    ChannelPipeline pipeline = channel.pipeline();
    door.addTo(pipeline);
    pipeline.addLast("messages", MESSAGES);
    pipeline.addLast(HANDSHAKE, new HandshakeHandler(link));
    pipeline.addLast("end", new LinkEndHandler(link));
  }
}
