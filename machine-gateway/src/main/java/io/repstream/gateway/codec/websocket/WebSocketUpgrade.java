package io.repstream.gateway.codec.websocket;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketHandshakeException;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker13;
import io.netty.util.ReferenceCountUtil;
import io.repstream.common.rmp.Decoded;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.session.CloseReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes the one HTTP request of a connection and turns it into WebSocket, or refuses it. Afterwards
 * other handlers stand in its place.
 *
 * <p>A refusal goes through the session like every other, so it is counted and logged in the one
 * place; what the session then wants to say is said in HTTP here. {@code Origin} has no meaning:
 * machines are no browsers, and nothing here rests on what a browser sends by itself.
 */
public final class WebSocketUpgrade extends ChannelDuplexHandler {
  /** Where the door is. */
  public static final String PATH = "/machines";

  private static final String VERSION = "13";

  private final int maxFrameBytes;
  private @Nullable HttpRequest request;
  private HttpResponseStatus refusal = HttpResponseStatus.SERVICE_UNAVAILABLE;
  private boolean refused;
  private boolean answered;

  /**
   * @param maxFrameBytes largest message, however many fragments it comes in
   */
  public WebSocketUpgrade(int maxFrameBytes) {
    this.maxFrameBytes = maxFrameBytes;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (message instanceof Decoded) {
      ctx.fireChannelRead(message);
      return;
    }
    try {
      if (!refused && message instanceof HttpRequest head) {
        request = head;
        examine(ctx, head);
      }
      if (!refused && message instanceof HttpContent body) {
        complete(ctx, body);
      }
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  private void examine(ChannelHandlerContext ctx, HttpRequest head) {
    if (head.decoderResult().isFailure()) {
      refuse(ctx, status(head.decoderResult().cause()), "request cannot be read");
    } else if (!path(head.uri()).equals(PATH)) {
      refuse(ctx, HttpResponseStatus.NOT_FOUND, "another path");
    } else if (!head.headers().contains(HttpHeaderNames.UPGRADE)) {
      refuse(ctx, HttpResponseStatus.UPGRADE_REQUIRED, "no upgrade asked for");
    } else if (!VERSION.equals(head.headers().get(HttpHeaderNames.SEC_WEBSOCKET_VERSION))) {
      refuse(ctx, HttpResponseStatus.UPGRADE_REQUIRED, "another version of WebSocket");
    }
  }

  private static HttpResponseStatus status(Throwable cause) {
    return switch (cause) {
      case TooLongHttpLineException _ -> HttpResponseStatus.REQUEST_URI_TOO_LONG;
      case TooLongHttpHeaderException _ -> HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
      default -> HttpResponseStatus.BAD_REQUEST;
    };
  }

  private static String path(String uri) {
    int query = uri.indexOf('?');
    return query < 0 ? uri : uri.substring(0, query);
  }

  private void complete(ChannelHandlerContext ctx, HttpContent body) {
    HttpRequest head = request;
    if (head == null || body.content().isReadable()) {
      refuse(ctx, HttpResponseStatus.BAD_REQUEST, "a body");
    } else if (body instanceof LastHttpContent) {
      upgrade(ctx, head);
    }
  }

  private void upgrade(ChannelHandlerContext ctx, HttpRequest head) {
    WebSocketServerHandshaker13 handshaker =
        new WebSocketServerHandshaker13(PATH, Subprotocol.all(), frames());
    FullHttpRequest full =
        new DefaultFullHttpRequest(
            head.protocolVersion(),
            head.method(),
            head.uri(),
            Unpooled.EMPTY_BUFFER,
            head.headers(),
            EmptyHttpHeaders.INSTANCE);
    if (!offersOurs(head)) {
      refuse(ctx, HttpResponseStatus.BAD_REQUEST, "no subprotocol of ours");
      return;
    }
    try {
      answered = true;
      var _ = handshaker.handshake(ctx.channel(), full, null, ctx.newPromise());
      becomeWebSocket(ctx, Subprotocol.ofId(handshaker.selectedSubprotocol()));
    } catch (WebSocketHandshakeException incomplete) {
      answered = false;
      refuse(ctx, HttpResponseStatus.BAD_REQUEST, "upgrade is not complete");
    }
  }

  private WebSocketDecoderConfig frames() {
    return WebSocketDecoderConfig.newBuilder()
        .maxFramePayloadLength(maxFrameBytes)
        .allowExtensions(false)
        .closeOnProtocolViolation(false)
        .withUTF8Validator(false)
        .build();
  }

  private static boolean offersOurs(HttpRequest head) {
    for (String header : head.headers().getAll(HttpHeaderNames.SEC_WEBSOCKET_PROTOCOL)) {
      for (String offered : header.split(",", -1)) {
        for (Subprotocol ours : Subprotocol.values()) {
          if (ours.id().equals(offered.strip())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void becomeWebSocket(ChannelHandlerContext ctx, Subprotocol subprotocol) {
    ChannelPipeline pipeline = ctx.pipeline();
    pipeline.addAfter(ctx.name(), "webSocket", new WebSocketMessages(subprotocol));
    pipeline.addAfter(ctx.name(), "fragments", new WebSocketFrameAggregator(maxFrameBytes));
    pipeline.remove(this);
  }

  private void refuse(ChannelHandlerContext ctx, HttpResponseStatus status, String detail) {
    refused = true;
    refusal = status;
    boolean unreadable = status.code() != HttpResponseStatus.NOT_FOUND.code();
    RmpCode code = unreadable ? RmpCode.MALFORMED : RmpCode.UNEXPECTED;
    ctx.fireChannelRead(new Decoded.Refused(code, "HTTP: " + detail));
  }

  /** What is to be said before the upgrade is said once, as an HTTP response. */
  @Override
  public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
    boolean ours = message instanceof RmpMessage || message instanceof CloseReason;
    if (!ours) {
      var _ = ctx.write(message, promise);
    } else if (answered || message instanceof CloseReason) {
      var _ = ctx.write(Unpooled.EMPTY_BUFFER, promise);
    } else {
      answered = true;
      var _ = ctx.write(response((RmpMessage) message), promise);
    }
  }

  private FullHttpResponse response(RmpMessage message) {
    return switch (message) {
      case RmpMessage.Reject(int code, long retryAfterMs, String text) -> {
        boolean late = code == RmpCode.DEADLINE.code();
        yield response(
            late ? HttpResponseStatus.REQUEST_TIMEOUT : HttpResponseStatus.SERVICE_UNAVAILABLE,
            text,
            retryAfterMs);
      }
      case RmpMessage.GoAway(int _, long reconnectAfterMs) ->
          response(HttpResponseStatus.SERVICE_UNAVAILABLE, "going away", reconnectAfterMs);
      default -> response(refusal, refusal.reasonPhrase(), 0);
    };
  }

  private static FullHttpResponse response(
      HttpResponseStatus status, String text, long retryAfterMs) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1,
            status,
            Unpooled.copiedBuffer(text + "\n", StandardCharsets.US_ASCII));
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=us-ascii")
        .set(HttpHeaderNames.CONTENT_LENGTH, response.content().readableBytes())
        .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
    if (status.code() == HttpResponseStatus.UPGRADE_REQUIRED.code()) {
      response.headers().set(HttpHeaderNames.UPGRADE, "websocket");
      response.headers().set(HttpHeaderNames.SEC_WEBSOCKET_VERSION, VERSION);
    }
    if (retryAfterMs > 0) {
      long seconds = Duration.ofMillis(retryAfterMs + 999).toSeconds();
      response.headers().set(HttpHeaderNames.RETRY_AFTER, seconds);
    }
    return response;
  }
}
