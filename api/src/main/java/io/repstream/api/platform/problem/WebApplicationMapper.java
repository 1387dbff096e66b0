package io.repstream.api.platform.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers what JAX-RS itself refused: methods, media types, parameters. */
@Provider
public final class WebApplicationMapper implements ExceptionMapper<WebApplicationException> {
  @Override
  public Response toResponse(WebApplicationException refused) {
    Response original = refused.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    if (original.getStatus() == 404) {
      // without a body as yet: another part of the server may have the path
      return Response.status(Response.Status.NOT_FOUND).build();
    }
    Response problem =
        ProblemResponses.of(Refusal.of(ProblemCodes.forStatus(original.getStatus())));
    String allow = original.getHeaderString(HttpHeaders.ALLOW);
    if (allow != null) {
      problem.getHeaders().putSingle(HttpHeaders.ALLOW, allow);
    }
    return problem;
  }
}
