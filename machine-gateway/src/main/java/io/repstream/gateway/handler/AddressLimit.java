package io.repstream.gateway.handler;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.session.Input;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asks the doorkeeper about one connection, as soon as it is known where it comes from, and tells
 * it from what the session says how that came out. Stands before the session's handler.
 */
public final class AddressLimit extends ChannelDuplexHandler {
  private final Doorkeeper doorkeeper;
  private @Nullable InetAddress counted;

  public AddressLimit(Doorkeeper doorkeeper) {
    this.doorkeeper = doorkeeper;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    ctx.fireChannelActive();
    PeerAddress peer = PeerAddress.of(ctx.channel());
    if (peer.isKnown()) {
      ask(ctx, peer);
    }
  }

  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    switch (event) {
      case PeerAddress told -> ask(ctx, told);
      case Input.ChannelProven _ -> countOut();
      default -> {
        // Not for here.
      }
    }
    ctx.fireUserEventTriggered(event);
  }

  private void ask(ChannelHandlerContext ctx, PeerAddress peer) {
    InetAddress address = peer.address();
    if (address != null) {
      Optional<Input.TurnedAway> refusal = doorkeeper.enter(address);
      if (refusal.isPresent()) {
        ctx.fireUserEventTriggered(refusal.get());
      } else {
        counted = address;
      }
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    if (message instanceof RmpMessage.Welcome) {
      countOut();
    } else if (counted != null
        && message instanceof RmpMessage.Reject(int code, long _, String _)
        && code == RmpCode.PROOF.code()) {
      doorkeeper.wrongProof(counted);
    }
    var _ = ctx.write(message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    countOut();
    ctx.fireChannelInactive();
  }

  private void countOut() {
    InetAddress address = counted;
    if (address != null) {
      counted = null;
      doorkeeper.leave(address);
    }
  }
}
