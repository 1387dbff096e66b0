package io.repstream.perf.machine;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import io.repstream.common.telemetry.SampleBlock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The open link: sends what the ring holds, never more than the window beyond the last ACK, and
 * answers the gateway.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails ends the link, which is seen
final class UplinkHandler extends SimpleChannelInboundHandler<RmpMessage> {
  /** Type, flags, firstSeq, baseTimeMs and count of a SAMPLES frame. */
  private static final int FRAME_OVERHEAD_BYTES = 20;

  private static final long LEAVE_SECONDS = 2;

  private final Link link;
  private final SampleRing ring;
  private final long windowSamples;
  private final int maxBlockBytes;
  private long durableThroughSeq;
  private @Nullable ChannelHandlerContext ctx;
  private Mode mode = Mode.SENDING;

  private enum Mode {
    SENDING,
    /** SLOW: nothing is sent until the gateway's delay has passed. */
    PAUSED,
    /** GOAWAY: what is in flight may still be acked, then the link closes. */
    LEAVING
  }

  UplinkHandler(Link link, WelcomeTerms terms) {
    this.link = link;
    this.ring = link.machine().ring();
    this.windowSamples = terms.windowSamples();
    this.maxBlockBytes = (int) (terms.maxFrameBytes() - FRAME_OVERHEAD_BYTES);
    this.durableThroughSeq = terms.durableThroughSeq();
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    ctx = context;
  }

  /** Sends what may be sent; on the event loop. */
  void pump() {
    if (ctx == null || mode != Mode.SENDING) {
      return;
    }
    boolean wrote = false;
    while (room() > 0 && ctx.channel().isWritable()) {
      int most = (int) Math.min(link.machine().mostSamplesPerFrame(), room());
      SampleBlock block = ring.next(most, maxBlockBytes);
      if (block == null) {
        break;
      }
      ctx.write(new RmpMessage.Samples(block), ctx.voidPromise());
      link.machine().observer().sent(link.machine(), block);
      wrote = true;
    }
    if (wrote) {
      ctx.flush();
    }
  }

  /** Says goodbye and closes; on the event loop. */
  void leave(int reason) {
    link.endsWith(new LinkEnd.Closed());
    if (ctx != null) {
      ctx.write(new RmpMessage.GoAway(reason, 0));
      ctx.flush();
      ctx.close();
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    pump();
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, RmpMessage message) {
    switch (message) {
      case RmpMessage.Ack(long through) -> acked(context, through);
      case RmpMessage.Slow(int _, long retryAfterMs) -> slowed(context, retryAfterMs);
      case RmpMessage.Ping(long opaque) -> context.writeAndFlush(new RmpMessage.Pong(opaque));
      case RmpMessage.Pong _ -> link.machine().linkServed();
      case RmpMessage.Session _ -> {
        // What a machine shows; a simulated one has no display.
      }
      case RmpMessage.Command command -> carryOut(context, command);
      case RmpMessage.GoAway(int reason, long afterMs) -> sentAway(context, reason, afterMs);
      case RmpMessage.ProtocolError(int code, String text) ->
          end(context, new LinkEnd.Faulted(code, text));
      case RmpMessage.Reject(int code, long retryAfterMs, String _) ->
          end(context, new LinkEnd.Rejected(code, Duration.ofMillis(retryAfterMs)));
      default -> end(context, new LinkEnd.Lost("unexpected " + message.type()));
    }
  }

  private long inFlight() {
    return ring.sentThrough() - durableThroughSeq;
  }

  private long room() {
    return windowSamples - inFlight();
  }

  private void acked(ChannelHandlerContext context, long through) {
    durableThroughSeq = Math.max(durableThroughSeq, through);
    ring.ackedThrough(through);
    link.machine().linkServed();
    link.machine().observer().acked(link.machine(), through);
    if (mode == Mode.LEAVING && inFlight() == 0) {
      context.close();
    } else {
      pump();
    }
  }

  private void slowed(ChannelHandlerContext context, long retryAfterMs) {
    ring.resendAfter(durableThroughSeq);
    link.machine().observer().slowed(link.machine());
    if (mode == Mode.SENDING) {
      mode = Mode.PAUSED;
      context.executor().schedule(this::resume, retryAfterMs, TimeUnit.MILLISECONDS);
    }
  }

  private void resume() {
    if (mode == Mode.PAUSED) {
      mode = Mode.SENDING;
      pump();
    }
  }

  private void sentAway(ChannelHandlerContext context, int reason, long reconnectAfterMs) {
    link.endsWith(new LinkEnd.SentAway(reason, Duration.ofMillis(reconnectAfterMs)));
    mode = Mode.LEAVING;
    if (inFlight() == 0) {
      context.close();
    } else {
      context.executor().schedule(() -> context.close(), LEAVE_SECONDS, TimeUnit.SECONDS);
    }
  }

  /** What the machine reports of what it did goes out behind the answer. */
  private void carryOut(ChannelHandlerContext context, RmpMessage.Command command) {
    SimulatedMachine machine = link.machine();
    context.write(new RmpMessage.Received(command.commandId()));
    context.writeAndFlush(machine.console().answer(machine, command));
    pump();
  }

  private void end(ChannelHandlerContext context, LinkEnd reason) {
    link.endsWith(reason);
    context.close();
  }
}
