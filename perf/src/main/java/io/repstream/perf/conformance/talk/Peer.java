package io.repstream.perf.conformance.talk;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.rmp.Decoded;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The other end of one connection. Heard by one thread; all may send. */
public final class Peer {
  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  /** Who says more than is listened to is cut off. */
  private static final int MOST_UNHEARD = 100_000;

  private final BlockingQueue<Heard> unheard = new LinkedBlockingQueue<>(MOST_UNHEARD);
  private final MonotonicClock clock;
  private final Channel channel;
  private volatile boolean ended;

  private Peer(Channel channel, MonotonicClock clock) {
    this.channel = channel;
    this.clock = clock;
  }

  /**
   * Makes a channel into a peer.
   *
   * @param begun hears of it once one may speak
   */
  static void behind(Channel channel, MonotonicClock clock, Consumer<Peer> begun) {
    Peer peer = new Peer(channel, clock);
    channel.pipeline().addLast("peer", peer.new Ear(begun));
  }

  /** What comes next; empty where nothing came in time. */
  public Optional<Heard> next(Duration limit) throws InterruptedException {
    return Optional.ofNullable(unheard.poll(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS));
  }

  /**
   * Sends a message, a message on a channel or a raw frame; what cannot be sent any more is not.
   */
  public void send(Object frame) {
    var _ = channel.writeAndFlush(frame);
  }

  /** Ends the connection without a word, soon; from any thread. */
  public void drop() {
    var _ = channel.close();
  }

  /** Does something a while later, on the event loop. */
  public void later(Duration delay, Runnable task) {
    var _ = channel.eventLoop().schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether the other end has closed, or was dropped. */
  public boolean hasEnded() {
    return ended;
  }

  private void heard(Heard heard) {
    if (!unheard.offer(heard)) {
      var _ = channel.close();
    }
  }

  /** Stands last in the pipeline. */
  private final class Ear extends ChannelInboundHandlerAdapter {
    private final Consumer<Peer> begun;

    Ear(Consumer<Peer> begun) {
      this.begun = begun;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      begun.accept(Peer.this);
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
      if (message instanceof Decoded decoded) {
        heard(new Heard.Frame(decoded, clock.nanos()));
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
      ended = true;
      heard(new Heard.End(clock.nanos()));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      if (!(cause instanceof IOException)) {
        LOG.warn("a connection fails: {}", cause.toString());
      }
      var _ = ctx.close();
    }
  }
}
