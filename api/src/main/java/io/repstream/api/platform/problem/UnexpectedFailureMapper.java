package io.repstream.api.platform.problem;

import io.repstream.common.problem.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what nobody expected. The failure goes to the log with its stack; the caller learns only
 * the trace id.
 */
@Provider
public final class UnexpectedFailureMapper implements ExceptionMapper<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(UnexpectedFailureMapper.class);

  @Override
  public Response toResponse(Throwable failure) {
    LOG.error("request failed", failure);
    return ProblemResponses.of(Refusal.of(ProblemCode.INTERNAL_ERROR));
  }
}
