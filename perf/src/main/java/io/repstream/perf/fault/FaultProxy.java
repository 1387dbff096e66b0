package io.repstream.perf.fault;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The proxy. Faults and targets may be changed at any time and from any thread. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends its pair of channels
public final class FaultProxy implements AutoCloseable {
  private static final int BACKLOG = 4_096;
  private static final int CONNECT_TIMEOUT_MS = 2_000;

  private final Faults faults = new Faults();
  private final EventLoopGroup loops =
      new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final ChannelGroup accepted = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final AtomicInteger turn = new AtomicInteger();
  private final Channel door;
  private volatile List<InetSocketAddress> targets;

  private FaultProxy(List<InetSocketAddress> targets) {
    this.targets = List.copyOf(targets);
    this.door =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .option(ChannelOption.SO_BACKLOG, BACKLOG)
            .childOption(ChannelOption.AUTO_READ, false)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(initializer(new Dialling()))
            .bind(InetAddress.getLoopbackAddress(), 0)
            .syncUninterruptibly()
            .channel();
  }

  /** Starts on a free port of the loopback address. */
  public static FaultProxy to(List<InetSocketAddress> targets) {
    return new FaultProxy(targets);
  }

  /** Where to connect instead of the target. */
  public InetSocketAddress address() {
    return (InetSocketAddress) door.localAddress();
  }

  /** New connections go to these, in turn. */
  public void targets(List<InetSocketAddress> changed) {
    targets = List.copyOf(changed);
  }

  /** From now on, on all connections. */
  public void apply(Direction direction, Fault fault) {
    faults.put(direction, fault);
  }

  /** How many connections are open on the near side. */
  public int connectionCount() {
    return accepted.size();
  }

  /** Tears all connections off with a reset. */
  public void resetAll() {
    accepted.forEach(FaultProxy::reset);
  }

  static void reset(Channel channel) {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    channel.close();
  }

  @Override
  public void close() {
    door.close().syncUninterruptibly();
    loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
  }

  private static ChannelInitializer<SocketChannel> initializer(ChannelHandler handler) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel.pipeline().addLast(handler);
      }
    };
  }

  /** Finds a target for an accepted connection; nothing is read before there is one. */
  @ChannelHandler.Sharable
  private final class Dialling extends ChannelInboundHandlerAdapter {
    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      accepted.add(ctx.channel());
      List<InetSocketAddress> candidates = targets;
      dial(ctx, candidates, turn.getAndIncrement(), candidates.size());
    }

    private void dial(
        ChannelHandlerContext ctx, List<InetSocketAddress> candidates, int index, int left) {
      if (left == 0) {
        ctx.close();
        return;
      }
      new Bootstrap()
          .group(ctx.channel().eventLoop())
          .channel(NioSocketChannel.class)
          .option(ChannelOption.AUTO_READ, false)
          .option(ChannelOption.TCP_NODELAY, true)
          .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_TIMEOUT_MS)
          .handler(new FaultHandler(Direction.FROM_TARGET, faults, ctx.channel()))
          .connect(candidates.get(Math.floorMod(index, candidates.size())))
          .addListener(
              (ChannelFuture dialled) -> {
                if (dialled.isSuccess()) {
                  join(ctx, dialled.channel());
                } else {
                  dial(ctx, candidates, index + 1, left - 1);
                }
              });
    }

    private void join(ChannelHandlerContext ctx, Channel target) {
      ctx.pipeline().addLast(new FaultHandler(Direction.TO_TARGET, faults, target));
      ctx.pipeline().remove(this);
      ctx.channel().config().setAutoRead(true);
      target.config().setAutoRead(true);
      if (!ctx.channel().isActive()) {
        target.close();
      }
    }
  }
}
