package io.repstream.api.platform.creation;

import io.repstream.api.platform.problem.ProblemResponses;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Gives a repeated request the first one's answer. */
@Provider
public final class RepeatedRequestMapper implements ExceptionMapper<RepeatedRequest> {
  @Override
  public Response toResponse(RepeatedRequest repeated) {
    return repeated
        .answer()
        .map(CreatedAnswer::response)
        .orElseGet(() -> ProblemResponses.of(Refusal.of(ProblemCode.IDEMPOTENCY_KEY_REUSED)));
  }
}
