package io.repstream.gateway.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.gateway.session.CloseReason;

/** Writes each message as one frame into one buffer of its size. One serves all connections. */
@Sharable
public final class FrameEncoder extends ChannelOutboundHandlerAdapter {
  private static final int LENGTH_BYTES = 4;

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    Object out =
        switch (message) {
          case RmpMessage rmp -> encode(ctx, rmp);
          case ChannelMessage relayed -> encode(ctx, relayed);
          // TCP has no word for it; REJECT, ERROR or GOAWAY went before.
          case CloseReason _ -> Unpooled.EMPTY_BUFFER;
          default -> message;
        };
    var _ = ctx.write(out, promise);
  }

  private static ByteBuf encode(ChannelHandlerContext ctx, ChannelMessage relayed) {
    int frameBytes = RmpWriter.sizeOf(relayed.message()) + RmpWriter.CHANNEL_BYTES;
    ByteBuf out = ctx.alloc().ioBuffer(LENGTH_BYTES + frameBytes);
    out.writeInt(frameBytes);
    RmpWriter.writeTo(relayed, out.nioBuffer(out.writerIndex(), frameBytes));
    return out.writerIndex(LENGTH_BYTES + frameBytes);
  }

  private static ByteBuf encode(ChannelHandlerContext ctx, RmpMessage message) {
    int frameBytes = RmpWriter.sizeOf(message);
    ByteBuf out = ctx.alloc().ioBuffer(LENGTH_BYTES + frameBytes);
    out.writeInt(frameBytes);
    RmpWriter.writeTo(message, out.nioBuffer(out.writerIndex(), frameBytes));
    return out.writerIndex(LENGTH_BYTES + frameBytes);
  }
}
