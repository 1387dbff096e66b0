package io.repstream.perf.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/** Puts the length before each frame. */
@Sharable
final class TcpFrameEncoder extends ChannelOutboundHandlerAdapter {
  private static final int LENGTH_BYTES = 4;

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    int size = FrameBytes.sizeOf(message);
    if (size < 0) {
      var _ = ctx.write(message, promise);
      return;
    }
    ByteBuf out = ctx.alloc().ioBuffer(LENGTH_BYTES + size);
    out.writeInt(size);
    FrameBytes.write(message, out, size);
    var _ = ctx.write(out, promise);
  }
}
