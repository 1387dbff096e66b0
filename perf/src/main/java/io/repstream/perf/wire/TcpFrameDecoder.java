package io.repstream.perf.wire;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.TooLongFrameException;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into frames and reads them. */
final class TcpFrameDecoder extends LengthFieldBasedFrameDecoder {
  private static final int LENGTH_BYTES = 4;

  TcpFrameDecoder(int maxFrameBytes) {
    super(maxFrameBytes, 0, LENGTH_BYTES, 0, LENGTH_BYTES);
  }

  @Override
  protected @Nullable Object decode(ChannelHandlerContext ctx, ByteBuf in) throws Exception {
    ByteBuf frame;
    try {
      frame = (ByteBuf) super.decode(ctx, in);
    } catch (TooLongFrameException tooLong) {
      return new Decoded.Refused(RmpCode.FRAME_TOO_LARGE, "frame above the limit");
    }
    if (frame == null) {
      return null;
    }
    try {
      return frame.readableBytes() < RmpWriter.HEADER_BYTES
          ? new Decoded.Refused(RmpCode.MALFORMED, "frame without type and flags")
          : RmpReader.read(frame.nioBuffer());
    } finally {
      frame.release();
    }
  }
}
