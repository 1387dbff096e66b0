package io.repstream.gateway.handler;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpWriter;
import io.repstream.gateway.capture.Recording;
import io.repstream.gateway.capture.Recording.Sender;

/**
 * Shows what passes to a recording, and leaves the pipeline once that is over. Frames that come are
 * shown as they came, even unreadable ones; those in the JSON form and those on a bridge's channel
 * as their binary equals on a connection of their own.
 */
final class FrameTap extends ChannelDuplexHandler {
  private final Recording recording;

  FrameTap(Recording recording) {
    this.recording = recording;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof ByteBuf frame) {
      recording.keep(Sender.MACHINE, ByteBufUtil.getBytes(frame));
    } else if (message instanceof Decoded.Message(RmpMessage read)) {
      recording.keep(Sender.MACHINE, RmpWriter.write(read));
    }
    ctx.fireChannelRead(message);
    leaveIfOver(ctx);
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof RmpMessage sent) {
      recording.keep(Sender.GATEWAY, RmpWriter.write(sent));
    }
    var _ = ctx.write(message, promise);
    leaveIfOver(ctx);
  }

  private void leaveIfOver(ChannelHandlerContext ctx) {
    if (recording.isOver() && !ctx.isRemoved()) {
      ctx.pipeline().remove(this);
    }
  }
}
