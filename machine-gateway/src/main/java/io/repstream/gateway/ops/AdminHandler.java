package io.repstream.gateway.ops;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutException;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the admin door's requests; nothing of a request ever comes back in an answer. */
@Sharable
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);
  private static final String JSON = "application/json";

  private final Supplier<Readiness> readiness;
  private final PrometheusRegistry registry;
  private final PrometheusTextFormatWriter metricsWriter = PrometheusTextFormatWriter.create();

  AdminHandler(Supplier<Readiness> readiness, PrometheusRegistry registry) {
    this.readiness = readiness;
    this.registry = registry;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request)
      throws IOException {
    var _ = ctx.writeAndFlush(answer(ctx, request));
  }

  private FullHttpResponse answer(ChannelHandlerContext ctx, FullHttpRequest request)
      throws IOException {
    if (request.decoderResult().isFailure()) {
      FullHttpResponse response = status(ctx, HttpResponseStatus.BAD_REQUEST);
      HttpUtil.setKeepAlive(response, false);
      return response;
    }
    if (!request.method().equals(HttpMethod.GET)) {
      FullHttpResponse response = status(ctx, HttpResponseStatus.METHOD_NOT_ALLOWED);
      response.headers().set(HttpHeaderNames.ALLOW, HttpMethod.GET);
      return response;
    }
    return switch (request.uri()) {
      case "/live" -> text(ctx, HttpResponseStatus.OK, "{\"status\":\"UP\"}");
      case "/ready" -> ready(ctx);
      case "/metrics" -> metrics(ctx);
      default -> status(ctx, HttpResponseStatus.NOT_FOUND);
    };
  }

  private FullHttpResponse ready(ChannelHandlerContext ctx) {
    Readiness now = readiness.get();
    return text(
        ctx,
        now.isReady() ? HttpResponseStatus.OK : HttpResponseStatus.SERVICE_UNAVAILABLE,
        now.json());
  }

  private FullHttpResponse metrics(ChannelHandlerContext ctx) throws IOException {
    ByteBuf body = ctx.alloc().buffer();
    try (OutputStream out = new ByteBufOutputStream(body)) {
      metricsWriter.write(out, registry.scrape());
    } catch (IOException | RuntimeException failed) {
      body.release();
      throw failed;
    }
    return response(HttpResponseStatus.OK, metricsWriter.getContentType(), body);
  }

  private static FullHttpResponse status(ChannelHandlerContext ctx, HttpResponseStatus status) {
    return text(ctx, status, "{\"status\":" + status.code() + "}");
  }

  private static FullHttpResponse text(
      ChannelHandlerContext ctx, HttpResponseStatus status, String json) {
    return response(status, JSON, ByteBufUtil.writeUtf8(ctx.alloc(), json));
  }

  private static FullHttpResponse response(HttpResponseStatus status, String type, ByteBuf body) {
    FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
    response
        .headers()
        .set(HttpHeaderNames.CONTENT_TYPE, type)
        .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
        .set("X-Content-Type-Options", "nosniff");
    return response;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(cause instanceof IOException || cause instanceof ReadTimeoutException)) {
      LOG.error("an admin request failed", cause);
    }
    var _ = ctx.close();
  }
}
