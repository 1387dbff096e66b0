package io.repstream.api.platform.page;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;

/** Adds {@code Link: <...>; rel="next"} to every page that has a successor (RFC 8288). */
@Provider
public class NextPageLink implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Page<?>(_, String nextCursor) && nextCursor != null) {
      URI next =
          request
              .getUriInfo()
              .getRequestUriBuilder()
              .replaceQueryParam("cursor", nextCursor)
              .scheme(null)
              .host(null)
              .port(-1)
              .build();
      response.getHeaders().add(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
    }
  }
}
