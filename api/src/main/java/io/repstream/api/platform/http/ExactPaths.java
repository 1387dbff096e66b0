package io.repstream.api.platform.http;

import io.helidon.webserver.http.ServerRequest;
import io.repstream.common.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Each operation has one path. JAX-RS would take a slash at its end for nothing, and limits that go
 * by the path would not know it.
 */
@ApplicationScoped
public class ExactPaths implements RequestCheck {
  private static final String API = "/v1/";

  @Override
  public Optional<ProblemCode> refusal(ServerRequest request) {
    String path = request.path().path();
    return path.startsWith(API) && path.endsWith("/")
        ? Optional.of(ProblemCode.NOT_FOUND)
        : Optional.empty();
  }
}
