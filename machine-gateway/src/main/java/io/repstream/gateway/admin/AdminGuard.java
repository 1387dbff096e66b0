package io.repstream.gateway.admin;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.repstream.common.config.Secret;
import java.util.Optional;

/**
 * Who may do what operators do. With a token: who shows it. Without: everybody who can connect, and
 * the configuration sees to it that only this host can; but no web page in a browser there, which
 * is told by the headers that browsers add to requests of pages.
 */
final class AdminGuard {
  private static final String GUARDED = "/admin/";
  private static final String SCHEME = "Bearer ";

  private final Optional<Secret> token;

  AdminGuard(Optional<Secret> token) {
    this.token = token;
  }

  /** Why a request is refused; empty where it is not. */
  Optional<HttpResponseStatus> refusal(HttpRequest request) {
    if (!request.uri().startsWith(GUARDED)) {
      return Optional.empty();
    }
    HttpHeaders headers = request.headers();
    if (headers.contains(HttpHeaderNames.ORIGIN) || headers.contains("Sec-Fetch-Site")) {
      return Optional.of(HttpResponseStatus.FORBIDDEN);
    }
    return isTokenShown(headers) ? Optional.empty() : Optional.of(HttpResponseStatus.UNAUTHORIZED);
  }

  private boolean isTokenShown(HttpHeaders headers) {
    if (token.isEmpty()) {
      return true;
    }
    String shown = headers.get(HttpHeaderNames.AUTHORIZATION, "");
    return shown.startsWith(SCHEME)
        && token.get().equals(new Secret(shown.substring(SCHEME.length())));
  }
}
