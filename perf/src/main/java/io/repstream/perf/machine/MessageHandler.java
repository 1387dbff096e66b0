package io.repstream.perf.machine;

import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.CorruptedFrameException;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;

/** Passes on what a machine understands; a frame that cannot be read fails the connection. */
@Sharable
final class MessageHandler extends SimpleChannelInboundHandler<Decoded> {
  MessageHandler() {
    super(Decoded.class);
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Decoded decoded) {
    switch (decoded) {
      case Decoded.Message(RmpMessage message) -> ctx.fireChannelRead(message);
      case Decoded.Ignored _ -> {
        // Of a later version.
      }
      case Decoded.Refused(var code, String detail) ->
          throw new CorruptedFrameException(code + ": " + detail);
      case Decoded.OnChannel _ -> throw new CorruptedFrameException("this is no bridge");
    }
  }
}
