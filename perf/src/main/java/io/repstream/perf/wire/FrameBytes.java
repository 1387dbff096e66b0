package io.repstream.perf.wire;

import io.netty.buffer.ByteBuf;
import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;

/** What goes out, as {@code type, flags, [channel,] body}. */
final class FrameBytes {
  /** The size of what is no frame. */
  static final int NO_FRAME = -1;

  private FrameBytes() {}

  static int sizeOf(Object message) {
    return switch (message) {
      case RmpMessage rmp -> RmpWriter.sizeOf(rmp);
      case ChannelMessage relayed -> RmpWriter.sizeOf(relayed.message()) + RmpWriter.CHANNEL_BYTES;
      case RawFrame raw -> RmpWriter.HEADER_BYTES + raw.body().length;
      default -> NO_FRAME;
    };
  }

  /**
   * Writes a frame.
   *
   * @param size what {@link #sizeOf} said
   */
  static void write(Object message, ByteBuf out, int size) {
    int at = out.writerIndex();
    switch (message) {
      case RmpMessage rmp -> RmpWriter.writeTo(rmp, out.nioBuffer(at, size));
      case ChannelMessage relayed -> RmpWriter.writeTo(relayed, out.nioBuffer(at, size));
      case RawFrame raw ->
          out.nioBuffer(at, size).put((byte) raw.type()).put((byte) raw.flags()).put(raw.body());
      default -> throw new IllegalArgumentException("no frame");
    }
    out.writerIndex(at + size);
  }
}
