package io.repstream.perf.machine;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import org.jspecify.annotations.Nullable;

/** Cuts the gateway's bytes into messages; a frame that cannot be read fails the connection. */
final class RmpFrameDecoder extends LengthFieldBasedFrameDecoder {
  /** SESSION is the longest that a gateway sends. */
  private static final int MAX_FRAME_BYTES = 64 * 1024;

  private static final int LENGTH_BYTES = 4;

  RmpFrameDecoder() {
    super(MAX_FRAME_BYTES, 0, LENGTH_BYTES, 0, LENGTH_BYTES);
  }

  @Override
  protected @Nullable Object decode(ChannelHandlerContext ctx, ByteBuf in) throws Exception {
    ByteBuf frame = (ByteBuf) super.decode(ctx, in);
    if (frame == null) {
      return null;
    }
    try {
      return message(frame);
    } finally {
      frame.release();
    }
  }

  private static @Nullable RmpMessage message(ByteBuf frame) {
    int type = frame.readUnsignedByte();
    int flags = frame.readUnsignedByte();
    return switch (RmpReader.read(type, flags, frame.nioBuffer())) {
      case Decoded.Message(RmpMessage message) -> message;
      case Decoded.Ignored _ -> null;
      case Decoded.Refused(var code, String detail) ->
          throw new CorruptedFrameException(code + ": " + detail);
    };
  }
}
