package io.repstream.perf.machine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Stands last: turns any failure into a close, and tells the machine of the end once. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the link, which is seen
final class LinkEndHandler extends ChannelInboundHandlerAdapter {
  private final Link link;

  LinkEndHandler(Link link) {
    this.link = link;
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    link.machine().linkEnded(link.end());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    link.endsWith(new LinkEnd.Lost(cause.toString()));
    ctx.close();
  }
}
