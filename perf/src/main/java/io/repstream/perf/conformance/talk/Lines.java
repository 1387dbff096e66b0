package io.repstream.perf.conformance.talk;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.repstream.common.clock.MonotonicClock;
import io.repstream.perf.wire.Door;
import io.repstream.perf.wire.Pipelines;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Makes connections, and takes them. Safe for all threads; calls block. */
public final class Lines implements AutoCloseable {
  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final MonotonicClock clock;

  public Lines(MonotonicClock clock) {
    this.clock = clock;
  }

  /**
   * Takes connections.
   *
   * @param arrived hears of each, on the event loop
   * @return where
   */
  public InetSocketAddress listen(
      InetSocketAddress wanted, Pipelines pipelines, Consumer<Peer> arrived) throws IOException {
    ChannelFuture bound =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                initializer(
                    channel -> {
                      pipelines.addServer(channel.pipeline());
                      Peer.behind(channel, clock, arrived);
                    }))
            .bind(wanted)
            .awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + wanted, bound.cause());
    }
    return (InetSocketAddress) bound.channel().localAddress();
  }

  /** Makes a connection; it may speak when this returns. */
  public Peer dial(Door door) throws IOException, InterruptedException {
    CompletableFuture<Peer> begun = new CompletableFuture<>();
    ChannelFuture dialled =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .option(ChannelOption.TCP_NODELAY, true)
            .handler(
                initializer(
                    channel -> {
                      door.addTo(channel.pipeline());
                      Peer.behind(channel, clock, begun::complete);
                    }))
            .connect(door.address());
    dialled.addListener(
        done -> {
          if (!done.isSuccess()) {
            begun.completeExceptionally(done.cause());
          }
        });
    try {
      return begun.get(CONNECT_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      var _ = dialled.channel().close();
      throw new IOException("no connection to " + door.address(), failed);
    }
  }

  private static ChannelInitializer<Channel> initializer(Consumer<Channel> filling) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(Channel channel) {
        filling.accept(channel);
      }
    };
  }

  @Override
  public void close() {
    var _ = loop.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
  }
}
