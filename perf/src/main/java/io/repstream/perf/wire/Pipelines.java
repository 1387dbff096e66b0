package io.repstream.perf.wire;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketClientProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolConfig;
import io.netty.handler.codec.http.websocketx.WebSocketServerProtocolHandler;
import io.netty.handler.codec.http.websocketx.WebSocketVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts the handlers of one way into a pipeline: what stands behind them reads {@code Decoded},
 * writes messages, and becomes active once it may speak. Safe for all threads.
 */
public final class Pipelines {
  /** More than any WELCOME grants. */
  private static final int MAX_FRAME_BYTES = 64 * 1024;

  private static final int MAX_HTTP_BYTES = 8 * 1024;
  private static final String PATH = "/machines";
  private static final ChannelHandler ENCODER = new TcpFrameEncoder();

  private final Way way;
  private final Optional<SslContext> tls;

  /**
   * @param tls of this end; for ways that are secure
   */
  public Pipelines(Way way, Optional<SslContext> tls) {
    if (way.isSecure() && tls.isEmpty()) {
      throw new IllegalArgumentException(way.text() + " needs TLS");
    }
    this.way = way;
    this.tls = tls;
  }

  /** The end of a machine. */
  public void addClient(ChannelPipeline pipeline, InetSocketAddress gateway) {
    if (way.isSecure()) {
      tls.ifPresent(
          context ->
              pipeline.addLast(
                  "tls",
                  context.newHandler(
                      pipeline.channel().alloc(), gateway.getHostString(), gateway.getPort())));
      pipeline.addLast("secure", new ActiveOnce(Pipelines::isSecured));
    }
    if (!way.isWebSocket()) {
      addStream(pipeline);
      return;
    }
    pipeline.addLast("http", new HttpClientCodec());
    pipeline.addLast("http-whole", new HttpObjectAggregator(MAX_HTTP_BYTES));
    pipeline.addLast("websocket", new WebSocketClientProtocolHandler(clientConfig(gateway)));
    addMessages(pipeline);
  }

  private WebSocketClientProtocolConfig clientConfig(InetSocketAddress gateway) {
    String scheme = way.isSecure() ? "wss" : "ws";
    return WebSocketClientProtocolConfig.newBuilder()
        .webSocketUri(
            URI.create(scheme + "://" + gateway.getHostString() + ":" + gateway.getPort() + PATH))
        .version(WebSocketVersion.V13)
        .subprotocol(way.subprotocol())
        .customHeaders(EmptyHttpHeaders.INSTANCE)
        .maxFramePayloadLength(MAX_FRAME_BYTES)
        .build();
  }

  /** The end of a gateway. */
  public void addServer(ChannelPipeline pipeline) {
    if (way.isSecure()) {
      tls.ifPresent(
          context -> pipeline.addLast("tls", context.newHandler(pipeline.channel().alloc())));
      pipeline.addLast("secure", new ActiveOnce(Pipelines::isSecured));
    }
    if (!way.isWebSocket()) {
      addStream(pipeline);
      return;
    }
    pipeline.addLast("http", new HttpServerCodec());
    pipeline.addLast("http-whole", new HttpObjectAggregator(MAX_HTTP_BYTES));
    pipeline.addLast(
        "websocket",
        new WebSocketServerProtocolHandler(
            WebSocketServerProtocolConfig.newBuilder()
                .websocketPath(PATH)
                .subprotocols(way.subprotocol())
                .maxFramePayloadLength(MAX_FRAME_BYTES)
                .build()));
    addMessages(pipeline);
  }

  private static void addStream(ChannelPipeline pipeline) {
    pipeline.addLast("frame-decoder", new TcpFrameDecoder(MAX_FRAME_BYTES));
    pipeline.addLast("frame-encoder", ENCODER);
  }

  private void addMessages(ChannelPipeline pipeline) {
    pipeline.addLast("fragments", new WebSocketFrameAggregator(MAX_FRAME_BYTES));
    pipeline.addLast("form", way.isText() ? WebSocketForm.TEXT : WebSocketForm.BINARY);
    pipeline.addLast("upgrade", new ActiveOnce(Pipelines::isUpgraded));
  }

  private static boolean isSecured(Object event) {
    return event instanceof SslHandshakeCompletionEvent completion && completion.isSuccess();
  }

  private static boolean isUpgraded(Object event) {
    return event instanceof WebSocketServerProtocolHandler.HandshakeComplete
        || event == WebSocketClientProtocolHandler.ClientHandshakeStateEvent.HANDSHAKE_COMPLETE;
  }

  /** Lets what stands behind believe that the connection begins once TLS or WebSocket does. */
  private static final class ActiveOnce extends ChannelInboundHandlerAdapter {
    private final Predicate<Object> ready;

    ActiveOnce(Predicate<Object> ready) {
      this.ready = ready;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
      // That is the layer below; ours is still to come.
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
      ctx.fireUserEventTriggered(event);
      if (ready.test(event)) {
        ctx.fireChannelActive();
        ctx.pipeline().remove(this);
      }
    }
  }
}
