package io.repstream.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.repstream.common.id.ConnectionId;
import io.repstream.gateway.codec.FrameDecoder;
import io.repstream.gateway.codec.FrameEncoder;
import io.repstream.gateway.codec.MessageDecoder;
import io.repstream.gateway.handler.ConnectionLimit;
import io.repstream.gateway.handler.SessionHandler;
import io.repstream.gateway.handler.SessionServices;
import io.repstream.gateway.session.SessionSeed;
import java.security.SecureRandom;
import java.util.UUID;

/** The handlers of a machine connection over TCP, from the wire to the session. */
public final class MachinePipeline extends ChannelInitializer<Channel> {
  private static final int NONCE_BYTES = 16;

  private final SessionServices services;
  private final ConnectionLimit connectionLimit;
  private final MessageDecoder messageDecoder = new MessageDecoder();
  private final FrameEncoder frameEncoder = new FrameEncoder();
  private final SecureRandom random = new SecureRandom();

  public MachinePipeline(SessionServices services, ConnectionLimit connectionLimit) {
    this.services = services;
    this.connectionLimit = connectionLimit;
  }

  @Override
  protected void initChannel(Channel channel) {
    channel
        .pipeline()
        .addLast("frames", new FrameDecoder(services.terms().maxFrameBytes()))
        .addLast("messages", messageDecoder)
        .addLast("encoder", frameEncoder)
        .addLast("limit", connectionLimit)
        .addLast("session", new SessionHandler(channel, services, seed()));
  }

  private SessionSeed seed() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return new SessionSeed(new ConnectionId(UUID.randomUUID()), nonce, random.nextDouble());
  }
}
