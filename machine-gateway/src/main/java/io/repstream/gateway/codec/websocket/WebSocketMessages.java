package io.repstream.gateway.codec.websocket;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.gateway.codec.text.TextReader;
import io.repstream.gateway.codec.text.TextWriter;
import io.repstream.gateway.session.CloseReason;

/**
 * Between WebSocket messages and ours, in one of the two forms. Passes on a binary message as the
 * buffer of a frame and a text message as {@link Decoded}; answers pings; tells why at the end.
 */
final class WebSocketMessages extends ChannelDuplexHandler {
  private final Subprotocol subprotocol;
  private boolean closeSent;

  WebSocketMessages(Subprotocol subprotocol) {
    this.subprotocol = subprotocol;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof WebSocketFrame frame)) {
      ctx.fireChannelRead(message);
      return;
    }
    try {
      received(ctx, frame);
    } finally {
      frame.release();
    }
  }

  private void received(ChannelHandlerContext ctx, WebSocketFrame frame) {
    switch (frame) {
      case PingWebSocketFrame _ when closeSent -> {
        // Nothing may follow a close frame.
      }
      case PingWebSocketFrame ping -> {
        var _ = ctx.writeAndFlush(new PongWebSocketFrame(ping.content().retain()));
      }
      case PongWebSocketFrame _ -> {
        // Nobody asked; RMP has a heartbeat of its own.
      }
      case CloseWebSocketFrame close -> closed(ctx, close);
      case BinaryWebSocketFrame _ when subprotocol == Subprotocol.BINARY ->
          binary(ctx, frame.content());
      case TextWebSocketFrame _ when subprotocol == Subprotocol.TEXT ->
          ctx.fireChannelRead(TextReader.read(frame.content().nioBuffer()));
      default -> refuse(ctx, RmpCode.MALFORMED, "a message in the other form");
    }
  }

  private static void binary(ChannelHandlerContext ctx, ByteBuf content) {
    if (content.readableBytes() < RmpWriter.HEADER_BYTES) {
      refuse(ctx, RmpCode.MALFORMED, "message without type and flags");
    } else {
      ctx.fireChannelRead(content.retain());
    }
  }

  /** Answers a close as RFC 6455 has it, unless it is the answer to ours. */
  private void closed(ChannelHandlerContext ctx, CloseWebSocketFrame close) {
    if (closeSent) {
      var _ = ctx.close();
    } else {
      closeSent = true;
      var _ = ctx.writeAndFlush(close.retainedDuplicate()).addListener(ChannelFutureListener.CLOSE);
    }
  }

  private static void refuse(ChannelHandlerContext ctx, RmpCode code, String detail) {
    ctx.fireChannelRead(new Decoded.Refused(code, detail));
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (closeSent) {
      ReferenceCountUtil.release(message);
      promise.setSuccess();
      return;
    }
    Object out =
        switch (message) {
          case RmpMessage rmp -> encode(ctx, rmp);
          case ChannelMessage relayed -> encode(ctx, relayed);
          case CloseReason reason -> {
            closeSent = true;
            yield CloseCodes.frame(reason);
          }
          default -> message;
        };
    var _ = ctx.write(out, promise);
  }

  private WebSocketFrame encode(ChannelHandlerContext ctx, RmpMessage message) {
    return switch (subprotocol) {
      case BINARY -> {
        int bytes = RmpWriter.sizeOf(message);
        ByteBuf out = ctx.alloc().ioBuffer(bytes);
        RmpWriter.writeTo(message, out.nioBuffer(out.writerIndex(), bytes));
        yield new BinaryWebSocketFrame(out.writerIndex(bytes));
      }
      case TEXT ->
          new TextWebSocketFrame(ByteBufUtil.writeUtf8(ctx.alloc(), TextWriter.write(message)));
    };
  }

  private WebSocketFrame encode(ChannelHandlerContext ctx, ChannelMessage relayed) {
    return switch (subprotocol) {
      case BINARY -> {
        int bytes = RmpWriter.sizeOf(relayed.message()) + RmpWriter.CHANNEL_BYTES;
        ByteBuf out = ctx.alloc().ioBuffer(bytes);
        RmpWriter.writeTo(relayed, out.nioBuffer(out.writerIndex(), bytes));
        yield new BinaryWebSocketFrame(out.writerIndex(bytes));
      }
      case TEXT ->
          new TextWebSocketFrame(ByteBufUtil.writeUtf8(ctx.alloc(), TextWriter.write(relayed)));
    };
  }

  /** What breaks WebSocket's own rules is answered like what breaks ours. */
  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    switch (cause) {
      case CorruptedWebSocketFrameException corrupt -> {
        boolean tooBig = corrupt.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG);
        RmpCode code = tooBig ? RmpCode.FRAME_TOO_LARGE : RmpCode.MALFORMED;
        refuse(ctx, code, "not as WebSocket has it");
      }
      case TooLongFrameException _ ->
          refuse(ctx, RmpCode.FRAME_TOO_LARGE, "fragments above the limit");
      default -> ctx.fireExceptionCaught(cause);
    }
  }
}
