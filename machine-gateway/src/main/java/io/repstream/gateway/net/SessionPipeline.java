package io.repstream.gateway.net;

import io.netty.channel.ChannelPipeline;
import io.repstream.common.id.ConnectionId;
import io.repstream.gateway.codec.MessageDecoder;
import io.repstream.gateway.handler.AddressLimit;
import io.repstream.gateway.handler.ConnectionLimit;
import io.repstream.gateway.handler.Doorkeeper;
import io.repstream.gateway.handler.SessionHandler;
import io.repstream.gateway.handler.SessionServices;
import io.repstream.gateway.handler.bridge.BridgeHandler;
import io.repstream.gateway.session.Line;
import io.repstream.gateway.session.SessionSeed;
import java.security.SecureRandom;
import java.util.UUID;

/** The part of a connection that every door has: from a frame's bytes to the session. */
public final class SessionPipeline {
  private static final int NONCE_BYTES = 16;
  private static final String SESSION = "session";

  private final SessionServices services;
  private final ConnectionLimit connectionLimit;
  private final Doorkeeper doorkeeper;
  private final int maxChannels;
  private final MessageDecoder messageDecoder = new MessageDecoder();
  private final SecureRandom random = new SecureRandom();

  /**
   * @param maxChannels of one bridge; 0 where bridges are not let in
   */
  public SessionPipeline(
      SessionServices services,
      ConnectionLimit connectionLimit,
      Doorkeeper doorkeeper,
      int maxChannels) {
    this.services = services;
    this.maxChannels = maxChannels;
    this.doorkeeper = doorkeeper;
    this.connectionLimit = connectionLimit;
  }

  int maxFrameBytes() {
    return services.terms().maxFrameBytes();
  }

  void addTo(ChannelPipeline pipeline) {
    pipeline.addLast(SessionHandler.FRAMES_FOLLOW, messageDecoder);
    addSession(pipeline, Line.OWN);
    if (maxChannels > 0) {
      pipeline.addBefore(
          SESSION,
          "bridge",
          new BridgeHandler(maxChannels, inner -> addSession(inner, Line.SHARED)));
    }
  }

  private void addSession(ChannelPipeline pipeline, Line line) {
    pipeline
        .addLast("limit", connectionLimit)
        .addLast("addresses", new AddressLimit(doorkeeper))
        .addLast(SESSION, new SessionHandler(pipeline.channel(), services, seed(line)));
  }

  private SessionSeed seed(Line line) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    return new SessionSeed(new ConnectionId(UUID.randomUUID()), nonce, random.nextDouble(), line);
  }
}
