package io.repstream.gateway.handler;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.ops.GatewayMetrics;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Turns connections away when there are too many. Stands before the session's handler, which never
 * hears of who was turned away. One serves all connections.
 */
@Sharable
public final class ConnectionLimit extends ChannelInboundHandlerAdapter {
  private static final long RETRY_MS = 5_000;

  private final int maxConnections;
  private final GatewayMetrics metrics;
  private final AtomicInteger open = new AtomicInteger();

  public ConnectionLimit(int maxConnections, GatewayMetrics metrics) {
    this.maxConnections = maxConnections;
    this.metrics = metrics;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    metrics.connectionOpened();
    if (open.incrementAndGet() <= maxConnections) {
      ctx.fireChannelActive();
    } else {
      turnAway(ctx);
    }
  }

  private void turnAway(ChannelHandlerContext ctx) {
    metrics.connectionClosed("refused");
    metrics.handshake("connections");
    metrics.refused(RmpCode.CONNECTIONS.code());
    ctx.pipeline().remove(SessionHandler.class);
    long retryAfterMs = RETRY_MS + ThreadLocalRandom.current().nextLong(RETRY_MS);
    var _ =
        ctx.writeAndFlush(RmpMessage.Reject.of(RmpCode.CONNECTIONS, retryAfterMs))
            .addListener(ChannelFutureListener.CLOSE);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    open.decrementAndGet();
    ctx.fireChannelInactive();
  }
}
