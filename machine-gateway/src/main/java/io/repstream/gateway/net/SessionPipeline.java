package io.repstream.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.repstream.common.id.ConnectionId;
import io.repstream.gateway.codec.MessageDecoder;
import io.repstream.gateway.handler.AddressLimit;
import io.repstream.gateway.handler.ConnectionLimit;
import io.repstream.gateway.handler.Doorkeeper;
import io.repstream.gateway.handler.SessionHandler;
import io.repstream.gateway.handler.SessionServices;
import io.repstream.gateway.session.SessionSeed;
import java.security.SecureRandom;
import java.util.UUID;

/** The part of a connection that every door has: from a frame's bytes to the session. */
public final class SessionPipeline {
  private static final int NONCE_BYTES = 16;

  private final SessionServices services;
  private final ConnectionLimit connectionLimit;
  private final Doorkeeper doorkeeper;
  private final MessageDecoder messageDecoder = new MessageDecoder();
  private final SecureRandom random = new SecureRandom();

  public SessionPipeline(
      SessionServices services, ConnectionLimit connectionLimit, Doorkeeper doorkeeper) {
    this.services = services;
    this.doorkeeper = doorkeeper;
    this.connectionLimit = connectionLimit;
  }

  int maxFrameBytes() {
    return services.terms().maxFrameBytes();
  }

  void addTo(ChannelPipeline pipeline) {
    pipeline
        .addLast(SessionHandler.FRAMES_FOLLOW, messageDecoder)
        .addLast("limit", connectionLimit)
        .addLast("addresses", new AddressLimit(doorkeeper))
        .addLast("session", session(pipeline.channel()));
  }

  private SessionHandler session(Channel channel) {
    return new SessionHandler(channel, services, seed());
  }

  private SessionSeed seed() {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return new SessionSeed(new ConnectionId(UUID.randomUUID()), nonce, random.nextDouble());
  }
}
