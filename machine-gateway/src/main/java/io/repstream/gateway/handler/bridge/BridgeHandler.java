package io.repstream.gateway.handler.bridge;

import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.repstream.common.rmp.ChannelMessage;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.session.CloseReason;
import io.repstream.gateway.session.Input;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decides by the first frame whether a connection is a machine's own, and then removes itself, or
 * that of a bridge, and then hands each frame to its channel. Stands before the session's handler.
 */
public final class BridgeHandler extends ChannelDuplexHandler {
  private static final long FULL_RETRY_MS = 5_000;

  private final int maxChannels;
  private final Consumer<ChannelPipeline> machineHandlers;
  private final Map<Integer, BridgeChannel> channels = new HashMap<>();
  private final Set<BridgeChannel> readers = new LinkedHashSet<>();
  private final Set<BridgeChannel> holders = new HashSet<>();
  private @Nullable ChannelHandlerContext context;
  private int proven;
  private boolean bridging;
  private boolean reading;
  private boolean ending;
  private boolean closing;

  /**
   * @param machineHandlers puts into the pipeline of a channel what a machine needs
   */
  public BridgeHandler(int maxChannels, Consumer<ChannelPipeline> machineHandlers) {
    this.maxChannels = maxChannels;
    this.machineHandlers = machineHandlers;
  }

  @Override
  public void handlerAdded(ChannelHandlerContext ctx) {
    context = ctx;
  }

  private ChannelHandlerContext context() {
    ChannelHandlerContext added = context;
    if (added == null) {
      throw new IllegalStateException("in no pipeline");
    }
    return added;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    reading = true;
    switch (message) {
      case Decoded.OnChannel(int number, Decoded frame) -> relay(ctx, number, frame);
      case Decoded.Message _ when !bridging -> {
        ctx.fireChannelRead(message);
        ctx.pipeline().remove(this);
      }
      default -> ctx.fireChannelRead(message);
    }
  }

  private void relay(ChannelHandlerContext ctx, int number, Decoded frame) {
    if (!bridging) {
      bridging = true;
      ctx.fireUserEventTriggered(new Input.Bridged());
    }
    BridgeChannel channel = channels.get(number);
    if (channel == null) {
      channel = begin(ctx, number, frame);
    }
    if (channel != null) {
      readers.add(channel);
      channel.pipeline().fireChannelRead(frame);
    }
  }

  /** Only HELLO opens a channel; what else comes may have been on its way when it ended. */
  private @Nullable BridgeChannel begin(ChannelHandlerContext ctx, int number, Decoded frame) {
    return switch (frame) {
      case Decoded.Message(RmpMessage.Hello _) -> open(ctx, number);
      case Decoded.Refused(RmpCode code, String _) ->
          answer(number, RmpMessage.ProtocolError.of(code));
      default -> null;
    };
  }

  private @Nullable BridgeChannel answer(int number, RmpMessage message) {
    write(number, message);
    return null;
  }

  private @Nullable BridgeChannel open(ChannelHandlerContext ctx, int number) {
    if (ending || channels.size() >= maxChannels) {
      return answer(number, RmpMessage.Reject.of(RmpCode.CONNECTIONS, FULL_RETRY_MS));
    }
    BridgeChannel channel = new BridgeChannel(ctx.channel(), number, this);
    channel
        .pipeline()
        .addLast(
            new ChannelInitializer<>() {
              @Override
              protected void initChannel(Channel initialized) {
                machineHandlers.accept(initialized.pipeline());
              }
            });
    channels.put(number, channel);
    var _ = ctx.channel().eventLoop().register(channel);
    return channel;
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext ctx) {
    List<BridgeChannel> done = List.copyOf(readers);
    readers.clear();
    done.forEach(channel -> channel.pipeline().fireChannelReadComplete());
    reading = false;
    ctx.flush();
    ctx.fireChannelReadComplete();
  }

  /** What a channel sends; goes out with what else is sent in this turn. */
  void write(int number, RmpMessage message) {
    var _ = context().write(new ChannelMessage(number, message));
    if (!reading) {
      context().flush();
    }
  }

  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    closing |= message instanceof CloseReason;
    ending |= bridging && (closing || message instanceof RmpMessage.GoAway);
    var _ = ctx.write(message, promise);
  }

  /** A channel's machine is let in. */
  void proven() {
    proven++;
    if (proven == 1) {
      context().pipeline().fireUserEventTriggered(new Input.ChannelProven());
    }
  }

  /** A channel has ended. */
  void closed(BridgeChannel channel) {
    channels.remove(channel.number(), channel);
    readers.remove(channel);
    released(channel);
    if (channel.isProven()) {
      proven--;
      if (proven == 0) {
        context().fireUserEventTriggered(new Input.ChannelsGone());
      }
    }
  }

  /** A channel may not be read: since all come through one connection, none is. */
  void held(BridgeChannel channel) {
    holders.add(channel);
    regulate();
  }

  /** A channel may be read again. */
  void released(BridgeChannel channel) {
    if (holders.remove(channel)) {
      regulate();
    }
  }

  private void regulate() {
    Channel link = context().channel();
    // Who closes reads and drops what still comes; who only goes some time still has channels.
    if (!closing) {
      link.config().setAutoRead(link.isWritable() && holders.isEmpty());
    }
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext ctx) {
    if (bridging) {
      regulate();
    } else {
      ctx.fireChannelWritabilityChanged();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    List.copyOf(channels.values()).forEach(BridgeChannel::end);
    ctx.fireChannelInactive();
  }
}
