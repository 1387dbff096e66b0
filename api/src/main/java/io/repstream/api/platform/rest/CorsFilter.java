package io.repstream.api.platform.rest;

import io.repstream.api.platform.config.ApiConfig;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Cross-origin calls: denied but for the exact origins of the settings. Runs before security, so
 * that a preflight, which never carries a token, is answered on protected paths too. Helidon's own
 * CORS feature stays unset: without its module it would allow every origin.
 */
@Provider
@PreMatching
@Priority(1)
public final class CorsFilter implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String ORIGIN = "Origin";
  private static final String REQUEST_METHOD = "Access-Control-Request-Method";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

  private final Set<String> allowedOrigins;

  @Inject
  public CorsFilter(ApiConfig config) {
    this.allowedOrigins = Set.copyOf(config.http().allowedOrigins());
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (isPreflight(request)) {
      request.abortWith(Response.noContent().build());
    }
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (allowedOrigins.isEmpty()) {
      return;
    }
    MultivaluedMap<String, Object> headers = response.getHeaders();
    headers.add(HttpHeaders.VARY, ORIGIN);
    String origin = request.getHeaderString(ORIGIN);
    if (origin == null || !allowedOrigins.contains(origin)) {
      return;
    }
    headers.putSingle(ALLOW_ORIGIN, origin);
    headers.putSingle(
        "Access-Control-Expose-Headers",
        "ETag, Link, Location, RateLimit, RateLimit-Policy, Retry-After");
    if (isPreflight(request)) {
      headers.putSingle("Access-Control-Allow-Methods", "GET, POST, PUT, PATCH, DELETE");
      headers.putSingle(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, traceparent");
      headers.putSingle("Access-Control-Max-Age", "600");
    }
  }

  private static boolean isPreflight(ContainerRequestContext request) {
    return HttpMethod.OPTIONS.equals(request.getMethod())
        && request.getHeaderString(ORIGIN) != null
        && request.getHeaderString(REQUEST_METHOD) != null;
  }
}
