package io.repstream.gateway.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.repstream.gateway.codec.websocket.WebSocketUpgrade;

/**
 * The handlers of a machine connection over WebSocket. It begins as HTTP; the upgrade puts the
 * handlers for messages in its own place.
 */
public final class WebSocketPipeline extends ChannelInitializer<Channel> {
  private static final int MAX_LINE_BYTES = 1_024;
  private static final int MAX_HEADER_BYTES = 8_192;

  private final Entrance entrance;
  private final SessionPipeline session;

  public WebSocketPipeline(Entrance entrance, SessionPipeline session) {
    this.entrance = entrance;
    this.session = session;
  }

  @Override
  protected void initChannel(Channel channel) {
    HttpDecoderConfig limits =
        new HttpDecoderConfig()
            .setMaxInitialLineLength(MAX_LINE_BYTES)
            .setMaxHeaderSize(MAX_HEADER_BYTES)
            .setChunkedSupported(false);
    entrance.addTo(channel.pipeline());
    channel
        .pipeline()
        .addLast("http", new HttpServerCodec(limits))
        .addLast("upgrade", new WebSocketUpgrade(session.maxFrameBytes()));
    session.addTo(channel.pipeline());
  }
}
