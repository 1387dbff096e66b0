package io.repstream.api.platform.problem;

import io.helidon.common.context.Contexts;
import io.helidon.webserver.http.ServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Problems as JAX-RS responses. */
public final class ProblemResponses {
  private ProblemResponses() {}

  /** The response to the request that this thread works on. */
  public static Response of(Refusal refusal) {
    ProblemBody body = ProblemBody.of(refusal, requestPath());
    Response.ResponseBuilder response =
        Response.status(body.status()).type(ProblemBody.MEDIA_TYPE).entity(body.json());
    if (body.status() == 401) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    refusal.headers().forEach(response::header);
    refusal
        .retryAfter()
        .ifPresent(wait -> response.header(HttpHeaders.RETRY_AFTER, Math.max(1, wait.toSeconds())));
    return response.build();
  }

  /** Helidon keeps the request in its context while Jersey works; mappers need no injection. */
  private static String requestPath() {
    return Contexts.context()
        .flatMap(context -> context.get(ServerRequest.class))
        .map(request -> request.prologue().uriPath().rawPath())
        .orElse("/");
  }
}
