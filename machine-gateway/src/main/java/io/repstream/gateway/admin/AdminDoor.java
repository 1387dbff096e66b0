package io.repstream.gateway.admin;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** HTTP for probes, scrapes and operators. */
public final class AdminDoor {
  private static final int MAX_BODY_BYTES = 1024;
  private static final int IDLE_SECONDS = 60;

  private final ServerBootstrap bootstrap;
  private final InetSocketAddress wanted;
  private @Nullable Channel listening;

  public AdminDoor(
      AdminConfig config,
      IoEventLoopGroup loops,
      Class<? extends ServerChannel> serverChannel,
      List<AdminRoute> routes) {
    AdminHandler handler = new AdminHandler(routes, new AdminGuard(config.token()));
    this.wanted = new InetSocketAddress(config.host(), config.port());
    this.bootstrap =
        new ServerBootstrap()
            .group(loops)
            .channel(serverChannel)
            .option(ChannelOption.SO_REUSEADDR, true)
            .childHandler(new Pipeline(handler));
  }

  /**
   * Opens the door.
   *
   * @return where it listens
   * @throws IOException when the address cannot be used
   */
  public InetSocketAddress open() throws IOException {
    ChannelFuture bound = bootstrap.bind(wanted).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      throw new IOException("cannot listen on " + wanted, bound.cause());
    }
    listening = bound.channel();
    return (InetSocketAddress) listening.localAddress();
  }

  private static final class Pipeline extends ChannelInitializer<Channel> {
    private final AdminHandler handler;

    Pipeline(AdminHandler handler) {
      this.handler = handler;
    }

    @Override
    protected void initChannel(Channel channel) {
      channel
          .pipeline()
          .addLast("idle", new ReadTimeoutHandler(IDLE_SECONDS))
          .addLast("http", new HttpServerCodec())
          .addLast("keepAlive", new HttpServerKeepAliveHandler())
          .addLast("body", new HttpObjectAggregator(MAX_BODY_BYTES, true))
          .addLast("admin", handler);
    }
  }

  /** Answers nobody any more. */
  public void close() {
    if (listening != null) {
      listening.close().awaitUninterruptibly();
    }
  }
}
