package io.repstream.perf.machine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.util.concurrent.Future;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens the connection: HELLO to WELCOME within the deadline, then makes way for the uplink. */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the link, which is seen
final class HandshakeHandler extends SimpleChannelInboundHandler<RmpMessage> {
  /** The gateway promises WELCOME or a close within 10 s; the network may add to it. */
  private static final long DEADLINE_SECONDS = 15;

  private final Link link;
  private @Nullable Future<?> deadline;

  HandshakeHandler(Link link) {
    this.link = link;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    deadline =
        ctx.executor()
            .schedule(
                () -> end(ctx, new LinkEnd.Lost("no WELCOME")), DEADLINE_SECONDS, TimeUnit.SECONDS);
    ctx.writeAndFlush(link.handshake().hello());
    ctx.fireChannelActive();
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext ctx) {
    if (deadline != null) {
      deadline.cancel(false);
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, RmpMessage message) {
    switch (message) {
      case RmpMessage.Challenge challenge ->
          ctx.writeAndFlush(link.handshake().proof(challenge, link.machine().machineTimeMs()));
      case RmpMessage.Welcome welcome -> welcomed(ctx, welcome);
      case RmpMessage.Reject(int code, long retryAfterMs, String _) ->
          end(ctx, new LinkEnd.Rejected(code, Duration.ofMillis(retryAfterMs)));
      case RmpMessage.GoAway(int reason, long reconnectAfterMs) ->
          end(ctx, new LinkEnd.SentAway(reason, Duration.ofMillis(reconnectAfterMs)));
      case RmpMessage.ProtocolError(int code, String text) ->
          end(ctx, new LinkEnd.Faulted(code, text));
      case RmpMessage.Ping(long opaque) -> ctx.writeAndFlush(new RmpMessage.Pong(opaque));
      default -> end(ctx, new LinkEnd.Lost("unexpected " + message.type()));
    }
  }

  private void welcomed(ChannelHandlerContext ctx, RmpMessage.Welcome welcome) {
    switch (link.handshake().welcomed(welcome)) {
      case Handshake.Outcome.Unproven _ -> end(ctx, new LinkEnd.GatewayUnproven());
      case Handshake.Outcome.Welcomed(WelcomeTerms terms) -> open(ctx, terms);
    }
  }

  private void open(ChannelHandlerContext ctx, WelcomeTerms terms) {
    UplinkHandler uplink = new UplinkHandler(link, terms);
    HeartbeatHandler heartbeat =
        new HeartbeatHandler(link, Duration.ofSeconds(terms.heartbeatSeconds()));
    ctx.pipeline().addAfter(LinkInitializer.HANDSHAKE, "uplink", uplink);
    ctx.pipeline().addAfter(LinkInitializer.HANDSHAKE, "heartbeat", heartbeat);
    ctx.pipeline().remove(this);
    link.machine().linkOpened(uplink, terms.durableThroughSeq());
  }

  private void end(ChannelHandlerContext ctx, LinkEnd reason) {
    link.endsWith(reason);
    ctx.close();
  }
}
