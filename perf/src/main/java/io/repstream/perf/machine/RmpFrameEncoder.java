package io.repstream.perf.machine;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.MessageToByteEncoder;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;
import java.nio.ByteBuffer;

/** Puts the length before each message. */
@Sharable
final class RmpFrameEncoder extends MessageToByteEncoder<RmpMessage> {
  private static final int LENGTH_BYTES = 4;

  RmpFrameEncoder() {
    super(RmpMessage.class);
  }

  @Override
  protected ByteBuf allocateBuffer(
      ChannelHandlerContext ctx, RmpMessage message, boolean preferDirect) {
    return ctx.alloc().ioBuffer(LENGTH_BYTES + RmpWriter.sizeOf(message));
  }

  @Override
  protected void encode(ChannelHandlerContext ctx, RmpMessage message, ByteBuf out) {
    int size = RmpWriter.sizeOf(message);
    out.writeInt(size);
    ByteBuffer window = out.nioBuffer(out.writerIndex(), size);
    RmpWriter.writeTo(message, window);
    out.writerIndex(out.writerIndex() + size);
  }
}
