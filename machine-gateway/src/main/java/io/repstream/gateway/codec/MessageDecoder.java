package io.repstream.gateway.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpReader;

/**
 * Reads frames ({@code type, flags, body}) and releases them. Passes on {@link Decoded}; holds
 * nothing, so one serves all connections.
 */
@Sharable
public final class MessageDecoder extends ChannelInboundHandlerAdapter {
  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    ctx.fireChannelRead(message instanceof ByteBuf frame ? decode(frame) : message);
  }

  private static Decoded decode(ByteBuf frame) {
    try {
      return RmpReader.read(frame.nioBuffer());
    } finally {
      frame.release();
    }
  }
}
