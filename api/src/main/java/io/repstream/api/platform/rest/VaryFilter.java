package io.repstream.api.platform.rest;

import io.repstream.api.platform.config.ApiConfig;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/**
 * Says again that an answer depends on its origin: what JAX-RS says of {@code Vary} replaces what
 * the server said before.
 */
@Provider
public final class VaryFilter implements ContainerResponseFilter {
  private final boolean isOpenToOrigins;

  @Inject
  public VaryFilter(ApiConfig config) {
    this.isOpenToOrigins = !config.http().allowedOrigins().isEmpty();
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (isOpenToOrigins) {
      response.getHeaders().add(HttpHeaders.VARY, "Origin");
    }
  }
}
