package io.repstream.perf.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpReader;
import io.repstream.common.rmp.RmpWriter;

/** Between frames and WebSocket's messages, in one of the two forms. */
@Sharable
final class WebSocketForm extends ChannelDuplexHandler {
  static final WebSocketForm BINARY = new WebSocketForm();
  static final WebSocketForm TEXT = new WebSocketForm();

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof WebSocketFrame frame)) {
      ctx.fireChannelRead(message);
      return;
    }
    Decoded decoded;
    try {
      decoded = read(frame);
    } finally {
      frame.release();
    }
    ctx.fireChannelRead(decoded);
  }

  private Decoded read(WebSocketFrame frame) {
    boolean text = frame instanceof TextWebSocketFrame;
    if (text != (this == TEXT)) {
      return new Decoded.Refused(RmpCode.MALFORMED, "a message in the other form");
    }
    if (text) {
      return JsonFrameReader.read(frame.content().nioBuffer());
    }
    return frame.content().readableBytes() < RmpWriter.HEADER_BYTES
        ? new Decoded.Refused(RmpCode.MALFORMED, "message without type and flags")
        : RmpReader.read(frame.content().nioBuffer());
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    int size = FrameBytes.sizeOf(message);
    if (size < 0) {
      var _ = ctx.write(message, promise);
    } else if (this == TEXT) {
      var _ =
          ctx.write(
              new TextWebSocketFrame(ByteBufUtil.writeUtf8(ctx.alloc(), text(message))), promise);
    } else {
      ByteBuf out = ctx.alloc().ioBuffer(size);
      FrameBytes.write(message, out, size);
      var _ = ctx.write(new BinaryWebSocketFrame(out), promise);
    }
  }

  private static String text(Object message) {
    return switch (message) {
      case RmpMessage rmp -> JsonFrameWriter.write(rmp);
      case ChannelMessage relayed -> JsonFrameWriter.write(relayed);
      case RawFrame raw ->
          "{\"type\":\"X%02X\",\"flags\":%d,\"what\":{\"nobody\":\"knows\"}}"
              .formatted(raw.type(), raw.flags());
      default -> throw new IllegalArgumentException("no frame");
    };
  }
}
