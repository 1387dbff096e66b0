package io.repstream.api.platform.s3;

import io.repstream.api.platform.problem.ProblemResponses;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;

/** Answers 503 where the object store is away. */
@Provider
public final class S3FailureMapper implements ExceptionMapper<SdkException> {
  private static final Logger LOG = LoggerFactory.getLogger(S3FailureMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  public Response toResponse(SdkException failure) {
    LOG.error("the object store failed a request", failure);
    return ProblemResponses.of(Refusal.later(ProblemCode.UNAVAILABLE, RETRY_AFTER));
  }
}
