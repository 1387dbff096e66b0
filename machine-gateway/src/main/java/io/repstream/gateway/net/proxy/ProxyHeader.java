package io.repstream.gateway.net.proxy;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyProtocolException;
import io.repstream.common.rmp.RmpCode;
import io.repstream.gateway.handler.PeerAddress;
import io.repstream.gateway.session.Input;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Takes the header and leaves: from then on the connection is its machine's. */
final class ProxyHeader extends ChannelInboundHandlerAdapter {

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    PeerAddress.expect(ctx.channel());
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (!(message instanceof HAProxyMessage header)) {
      ctx.fireChannelRead(message);
      return;
    }
    try {
      InetAddress source = source(header);
      ctx.pipeline().remove(this);
      ctx.fireUserEventTriggered(
          source == null
              ? PeerAddress.asSeen(ctx.channel())
              : PeerAddress.told(ctx.channel(), source));
    } catch (IllegalArgumentException badAddress) {
      refuse(ctx);
    } finally {
      header.release();
    }
  }

  /** Null where the balancer speaks for itself, as its health checks do. */
  private static @Nullable InetAddress source(HAProxyMessage header) {
    String address = header.sourceAddress();
    boolean forMachine = header.command() == HAProxyCommand.PROXY && address != null;
    return forMachine ? InetAddress.ofLiteral(address) : null;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (cause instanceof HAProxyProtocolException) {
      refuse(ctx);
    } else {
      ctx.fireExceptionCaught(cause);
    }
  }

  private static void refuse(ChannelHandlerContext ctx) {
    ctx.fireUserEventTriggered(
        new Input.Unreadable(RmpCode.MALFORMED, "PROXY header cannot be read"));
  }
}
