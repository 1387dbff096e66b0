package io.repstream.api.platform.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.ServerRequestHeaders;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.util.List;
import java.util.Set;

/**
 * Cross-origin calls: denied but for the exact origins of the settings. On every answer, or an app
 * in a browser could not read why it was refused. Helidon's own CORS feature stays unset: without
 * its module it would allow every origin.
 */
final class CrossOrigin {
  private static final HeaderName ORIGIN = HeaderNames.ORIGIN;
  private static final HeaderName REQUEST_METHOD = HeaderNames.ACCESS_CONTROL_REQUEST_METHOD;
  private static final Header VARY = HeaderValues.createCached(HeaderNames.VARY, "Origin");
  private static final Header EXPOSED =
      HeaderValues.createCached(
          HeaderNames.ACCESS_CONTROL_EXPOSE_HEADERS,
          "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After");
  private static final List<Header> PREFLIGHT =
      List.of(
          HeaderValues.createCached(
              HeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST, PUT, PATCH, DELETE"),
          HeaderValues.createCached(
              HeaderNames.ACCESS_CONTROL_ALLOW_HEADERS,
              "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent"),
          HeaderValues.createCached(HeaderNames.ACCESS_CONTROL_MAX_AGE, "600"));

  private final Set<String> allowedOrigins;

  CrossOrigin(List<String> allowedOrigins) {
    this.allowedOrigins = Set.copyOf(allowedOrigins);
  }

  /** Whether a browser asks what it may ask; such a request carries no token. */
  static boolean isPreflight(ServerRequest request) {
    ServerRequestHeaders headers = request.headers();
    return request.prologue().method().equals(Method.OPTIONS)
        && headers.contains(ORIGIN)
        && headers.contains(REQUEST_METHOD);
  }

  /** Sets the headers of an answer. */
  void apply(ServerRequest request, ServerResponse response) {
    if (allowedOrigins.isEmpty()) {
      return;
    }
    response.header(VARY);
    List<String> origins = request.headers().all(ORIGIN, List::of);
    if (origins.size() != 1 || !allowedOrigins.contains(origins.getFirst())) {
      return;
    }
    response.header(HeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origins.getFirst());
    response.header(EXPOSED);
    if (isPreflight(request)) {
      PREFLIGHT.forEach(response::header);
    }
  }
}
