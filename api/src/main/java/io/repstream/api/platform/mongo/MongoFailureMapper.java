package io.repstream.api.platform.mongo;

import com.mongodb.MongoException;
import io.repstream.api.platform.problem.ProblemResponses;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers 503 where MongoDB is away. */
@Provider
public final class MongoFailureMapper implements ExceptionMapper<MongoException> {
  private static final Logger LOG = LoggerFactory.getLogger(MongoFailureMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  public Response toResponse(MongoException failure) {
    LOG.error("mongodb failed a request", failure);
    return ProblemResponses.of(Refusal.later(ProblemCode.UNAVAILABLE, RETRY_AFTER));
  }
}
