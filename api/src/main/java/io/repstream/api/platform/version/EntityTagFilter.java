package io.repstream.api.platform.version;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/** Gives every {@link Versioned} answer its {@code ETag}, and 304 to who has that version. */
@Provider
@Priority(EntityTagFilter.AFTER_THE_CACHE)
public final class EntityTagFilter implements ContainerResponseFilter {
  static final int AFTER_THE_CACHE = 4_800;

  /** May be kept by its owner, and is asked for each time. */
  private static final String REVALIDATE = "private, no-cache";

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (!(response.getEntity() instanceof Versioned versioned)) {
      return;
    }
    EntityTags current = EntityTags.of(versioned);
    response.getHeaders().putSingle(HttpHeaders.ETAG, current.header());
    response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, REVALIDATE);
    boolean isRead =
        HttpMethod.GET.equals(request.getMethod()) || HttpMethod.HEAD.equals(request.getMethod());
    String known = request.getHeaderString(HttpHeaders.IF_NONE_MATCH);
    if (isRead && known != null && current.isAmong(known)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }
}
