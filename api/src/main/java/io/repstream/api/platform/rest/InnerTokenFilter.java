package io.repstream.api.platform.rest;

import io.helidon.common.context.Contexts;
import io.repstream.api.platform.access.InnerToken;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;

/** Shows MicroProfile JWT the token that stands for a request's key. */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION - 500)
public final class InnerTokenFilter implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    Contexts.context()
        .flatMap(context -> context.get(InnerToken.class))
        .ifPresent(
            token ->
                request
                    .getHeaders()
                    .putSingle(HttpHeaders.AUTHORIZATION, "Bearer " + token.text()));
  }
}
