package io.repstream.perf.machine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.repstream.common.rmp.RmpMessage;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Pings when either side was silent for a heartbeat, and gives the link up when the gateway stays
 * silent for a second one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the link, which is seen
final class HeartbeatHandler extends IdleStateHandler {
  private final Link link;
  private long pings;

  HeartbeatHandler(Link link, Duration heartbeat) {
    super(heartbeat.toMillis(), heartbeat.toMillis(), 0, TimeUnit.MILLISECONDS);
    this.link = link;
  }

  @Override
  protected void channelIdle(ChannelHandlerContext ctx, IdleStateEvent event) {
    if (event.state() == IdleState.READER_IDLE && !event.isFirst()) {
      link.endsWith(new LinkEnd.Lost("gateway silent for two heartbeats"));
      ctx.close();
    } else {
      pings++;
      ctx.writeAndFlush(new RmpMessage.Ping(pings));
    }
  }
}
