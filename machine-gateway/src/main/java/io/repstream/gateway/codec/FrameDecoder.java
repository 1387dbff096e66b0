package io.repstream.gateway.codec;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpWriter;
import java.util.List;

/**
 * Cuts the byte stream into frames: {@code type, flags, body} without the length, as retained
 * slices that the next handler releases.
 *
 * <p>A length out of bounds is refused before anything is kept for it; from then on all bytes are
 * dropped, because where the next frame would begin nobody knows.
 */
public final class FrameDecoder extends ByteToMessageDecoder {
  private static final int LENGTH_BYTES = 4;
  private static final int MIN_FRAME_BYTES = RmpWriter.HEADER_BYTES;

  private final int maxFrameBytes;
  private boolean refused;

  /**
   * @param maxFrameBytes largest permitted length, type and flags included
   */
  public FrameDecoder(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  @Override
  protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
    if (refused) {
      in.skipBytes(in.readableBytes());
      return;
    }
    if (in.readableBytes() < LENGTH_BYTES) {
      return;
    }
    long frameBytes = in.getUnsignedInt(in.readerIndex());
    if (frameBytes < MIN_FRAME_BYTES) {
      refuse(RmpCode.MALFORMED, "frame without type and flags", in, out);
    } else if (frameBytes > maxFrameBytes) {
      refuse(RmpCode.FRAME_TOO_LARGE, tooLarge((int) frameBytes), in, out);
    } else if (in.readableBytes() >= LENGTH_BYTES + frameBytes) {
      in.skipBytes(LENGTH_BYTES);
      out.add(in.readRetainedSlice((int) frameBytes));
    }
  }

  /** What stands where a length should, if it is something that others say first. */
  private static String tooLarge(int firstBytes) {
    return switch (firstBytes) {
      case 0x47455420 -> "HTTP at the TCP door";
      case 0x50524F58, 0x0D0A0D0A -> "PROXY header from who is not trusted with it";
      default -> firstBytes >>> 16 == 0x1603 ? "TLS at a door without it" : "frame above the limit";
    };
  }

  private void refuse(RmpCode code, String detail, ByteBuf in, List<Object> out) {
    refused = true;
    in.skipBytes(in.readableBytes());
    out.add(new Decoded.Refused(code, detail));
  }
}
