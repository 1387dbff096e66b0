package io.repstream.api.platform.problem;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;

/** Gives a body to refusals that the security layer or Jersey answered without one. */
@Provider
public final class EmptyRefusalFilter implements ContainerResponseFilter {
  private static final MediaType PROBLEM = MediaType.valueOf(ProblemBody.MEDIA_TYPE);
  private static final Annotation[] NO_ANNOTATIONS = {};

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() < 400 || response.hasEntity() || isLeftToOthers(request, response)) {
      return;
    }
    Refusal refusal = Refusal.of(ProblemCodes.forStatus(response.getStatus()));
    Response problem = ProblemResponses.of(refusal);
    response.setEntity(problem.getEntity(), NO_ANNOTATIONS, PROBLEM);
    Object challenge = problem.getHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE);
    if (challenge != null) {
      response.getHeaders().putSingle(HttpHeaders.WWW_AUTHENTICATE, challenge);
    }
  }

  /**
   * Whether Jersey found no resource, so that another part of the server may have the path: static
   * files, OpenAPI. A body written here would keep Helidon from asking them.
   */
  private static boolean isLeftToOthers(
      ContainerRequestContext request, ContainerResponseContext response) {
    return response.getStatus() == 404 && request.getUriInfo().getMatchedResources().isEmpty();
  }
}
