package io.repstream.gateway.net;

import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The event loops and the kind of socket that goes with them: epoll, or NIO where it is missing.
 */
public final class Transport {
  private static final long CLOSE_LIMIT_SECONDS = 2;

  private final boolean epoll;
  private final IoEventLoopGroup acceptLoop;
  private final IoEventLoopGroup machineLoops;

  /**
   * @param loops threads for machine connections; one more accepts and serves the admin door
   */
  public Transport(int loops) {
    this.epoll = Epoll.isAvailable();
    this.acceptLoop = group(1, "accept");
    this.machineLoops = group(loops, "machines");
  }

  private IoEventLoopGroup group(int threads, String name) {
    IoHandlerFactory factory = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
    return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), factory);
  }

  boolean isEpoll() {
    return epoll;
  }

  /** For the log. */
  public String kind() {
    return epoll ? "EPOLL" : "NIO";
  }

  public IoEventLoopGroup acceptLoop() {
    return acceptLoop;
  }

  public IoEventLoopGroup machineLoops() {
    return machineLoops;
  }

  public Class<? extends ServerChannel> serverChannel() {
    return epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
  }

  /** Ends all loops, and with them what is still open. */
  public void close() {
    var machines = machineLoops.shutdownGracefully(0, CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
    var accept = acceptLoop.shutdownGracefully(0, CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
    machines.awaitUninterruptibly(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
    accept.awaitUninterruptibly(CLOSE_LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
