package io.repstream.gateway.admin;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.ReadTimeoutException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the admin door's requests; nothing of a refused request ever comes back. */
@Sharable
final class AdminHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
  private static final Logger LOG = LoggerFactory.getLogger(AdminHandler.class);

  private final List<AdminRoute> routes;
  private final AdminGuard guard;

  AdminHandler(List<AdminRoute> routes, AdminGuard guard) {
    this.routes = List.copyOf(routes);
    this.guard = guard;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, FullHttpRequest request) {
    var _ = ctx.writeAndFlush(answer(request));
  }

  private FullHttpResponse answer(FullHttpRequest request) {
    if (request.decoderResult().isFailure()) {
      FullHttpResponse response = response(AdminAnswer.status(HttpResponseStatus.BAD_REQUEST));
      HttpUtil.setKeepAlive(response, false);
      return response;
    }
    return guard.refusal(request).map(AdminHandler::refused).orElseGet(() -> carriedOut(request));
  }

  private static FullHttpResponse refused(HttpResponseStatus status) {
    LOG.atWarn().addKeyValue("http.response.status_code", status.code()).log("operator refused");
    FullHttpResponse response = response(AdminAnswer.status(status));
    if (status.equals(HttpResponseStatus.UNAUTHORIZED)) {
      response.headers().set(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer");
    }
    return response;
  }

  private FullHttpResponse carriedOut(FullHttpRequest request) {
    List<AdminRoute> onPath =
        routes.stream().filter(route -> route.match(request.uri()).isPresent()).toList();
    Optional<AdminRoute> chosen =
        onPath.stream().filter(route -> route.method().equals(request.method())).findFirst();
    if (chosen.isPresent()) {
      String name = chosen.get().match(request.uri()).orElseThrow();
      String body = request.content().toString(StandardCharsets.UTF_8);
      return response(chosen.get().operation().apply(new AdminRequest(name, body)));
    }
    if (onPath.isEmpty()) {
      return response(AdminAnswer.status(HttpResponseStatus.NOT_FOUND));
    }
    FullHttpResponse response = response(AdminAnswer.status(HttpResponseStatus.METHOD_NOT_ALLOWED));
    response.headers().set(HttpHeaderNames.ALLOW, methods(onPath));
    return response;
  }

  private static String methods(List<AdminRoute> routes) {
    return routes.stream().map(route -> route.method().name()).collect(Collectors.joining(", "));
  }

  private static FullHttpResponse response(AdminAnswer answer) {
    FullHttpResponse response =
        new DefaultFullHttpResponse(
            HttpVersion.HTTP_1_1, answer.status(), Unpooled.wrappedBuffer(answer.body()));
    HttpHeaders headers = response.headers();
    headers
        .set(HttpHeaderNames.CONTENT_TYPE, answer.contentType())
        .set(HttpHeaderNames.CONTENT_LENGTH, answer.body().length)
        .set(HttpHeaderNames.CACHE_CONTROL, "no-store");
    AdminHeaders.addTo(headers);
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
