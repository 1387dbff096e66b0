package io.repstream.api.platform.http;

import io.helidon.webserver.http.ServerRequest;
import io.repstream.common.problem.ProblemCode;
import java.util.Optional;

/**
 * A check that runs ahead of all routing, on every request. Beans of this type are found and asked
 * in no promised order; each runs on the request's own virtual thread and may block.
 */
public interface RequestCheck {
  /** Why the request goes no further, or empty where it may. */
  Optional<ProblemCode> refusal(ServerRequest request);
}
