package io.repstream.gateway.handler.bridge;

import io.netty.channel.AbstractChannel;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.handler.PeerAddress;
import io.repstream.gateway.session.CloseReason;
import java.net.SocketAddress;

/**
 * One machine's channel of a bridge. It has no socket: what is written goes to the bridge at once,
 * and since nobody can see it close, its last frame says so.
 */
final class BridgeChannel extends AbstractChannel {
  private static final ChannelMetadata METADATA = new ChannelMetadata(false);

  private final int number;
  private final BridgeHandler bridge;
  private final ChannelConfig config =
      new DefaultChannelConfig(this) {
        @Override
        protected void autoReadCleared() {
          bridge.held(BridgeChannel.this);
        }
      };
  private boolean open = true;
  private boolean proven;
  private boolean saidWhy;

  BridgeChannel(Channel link, int number, BridgeHandler bridge) {
    super(link);
    this.number = number;
    this.bridge = bridge;
    PeerAddress.share(link, this);
  }

  int number() {
    return number;
  }

  /** Whether a machine was let in here. */
  boolean isProven() {
    return proven;
  }

  /** The bridge is gone. */
  void end() {
    unsafe().close(voidPromise());
  }

  @Override
  protected void doWrite(ChannelOutboundBuffer in) {
    for (Object message = in.current(); message != null; message = in.current()) {
      switch (message) {
        case RmpMessage rmp -> say(rmp);
        case CloseReason reason -> sayWhy(reason);
        default -> {
          // Nothing that a machine would hear.
        }
      }
      in.remove();
    }
  }

  private void say(RmpMessage message) {
    bridge.write(number, message);
    switch (message) {
      case RmpMessage.Welcome _ -> {
        proven = true;
        bridge.proven();
      }
      case RmpMessage.Reject _, RmpMessage.ProtocolError _, RmpMessage.GoAway _ -> saidWhy = true;
      default -> {
        // Goes on.
      }
    }
  }

  private void sayWhy(CloseReason reason) {
    if (!saidWhy) {
      boolean silent = reason.cause() == CloseReason.Cause.HEARTBEAT_MISSED;
      RmpCode code = silent ? RmpCode.SILENT : RmpCode.DONE;
      say(new RmpMessage.GoAway(code.code(), 0));
    }
    // The number is free at once; who closes the channel is in the middle of it.
    eventLoop().execute(this::end);
  }

  @Override
  protected void doBeginRead() {
    bridge.released(this);
  }

  @Override
  protected void doClose() {
    if (open) {
      open = false;
      bridge.closed(this);
    }
  }

  @Override
  protected void doDisconnect() {
    doClose();
  }

  @Override
  protected void doBind(SocketAddress localAddress) {
    throw new UnsupportedOperationException("a channel of a bridge is bound to it");
  }

  @Override
  protected AbstractUnsafe newUnsafe() {
    return new AbstractUnsafe() {
      @Override
      public void connect(SocketAddress remote, SocketAddress local, ChannelPromise promise) {
        promise.setFailure(new UnsupportedOperationException("a channel of a bridge is connected"));
      }
    };
  }

  @Override
  protected boolean isCompatible(EventLoop loop) {
    return loop == parent().eventLoop();
  }

  @Override
  protected SocketAddress localAddress0() {
    return parent().localAddress();
  }

  @Override
  protected SocketAddress remoteAddress0() {
    return parent().remoteAddress();
  }

  @Override
  public ChannelConfig config() {
    return config;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public boolean isActive() {
    return open;
  }

  @Override
  public ChannelMetadata metadata() {
    return METADATA;
  }
}
