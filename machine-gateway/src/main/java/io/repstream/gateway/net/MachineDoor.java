package io.repstream.gateway.net;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One door for machines. For one thread. */
public final class MachineDoor {
  private static final WriteBufferWaterMark WRITE_MARKS =
      new WriteBufferWaterMark(32 * 1024, 64 * 1024);

  private final boolean open;
  private final ServerBootstrap bootstrap;
  private final InetSocketAddress wanted;
  private @Nullable Channel listening;

  /**
   * @param peerLimit how long sent bytes may stay without an answer of the peer's kernel
   */
  public MachineDoor(
      DoorConfig config,
      Transport transport,
      ChannelInitializer<Channel> pipeline,
      Duration peerLimit) {
    this.open = config.open();
    this.wanted = new InetSocketAddress(config.host(), config.port());
    this.bootstrap =
        new ServerBootstrap()
            .group(transport.acceptLoop(), transport.machineLoops())
            .channel(transport.serverChannel())
            .option(ChannelOption.SO_BACKLOG, config.backlog())
            .option(ChannelOption.SO_REUSEADDR, true)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WRITE_MARKS)
            .childHandler(pipeline);
    if (transport.isEpoll()) {
      bootstrap.childOption(EpollChannelOption.TCP_USER_TIMEOUT, (int) peerLimit.toMillis());
    }
  }

  /**
   * Opens the door, if it is to be open.
   *
   * @return where it listens; port 0 where it does not
   * @throws IOException when the address cannot be used
   */
  public InetSocketAddress open() throws IOException {
    if (!open) {
      return new InetSocketAddress(0);
    }
    ChannelFuture bound = bootstrap.bind(wanted).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + wanted, bound.cause());
    }
    listening = bound.channel();
    return (InetSocketAddress) listening.localAddress();
  }

  /** Accepts nobody any more; who is in stays. */
  public void close() {
    if (listening != null) {
      listening.close().awaitUninterruptibly();
    }
  }
}
