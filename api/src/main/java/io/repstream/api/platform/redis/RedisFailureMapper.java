package io.repstream.api.platform.redis;

import io.repstream.api.platform.problem.ProblemResponses;
import io.repstream.api.platform.problem.Refusal;
import io.repstream.common.problem.ProblemCode;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/** Answers 503 where Redis is away. */
@Provider
public final class RedisFailureMapper implements ExceptionMapper<JedisException> {
  private static final Logger LOG = LoggerFactory.getLogger(RedisFailureMapper.class);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  @Override
  public Response toResponse(JedisException failure) {
    LOG.error("redis failed a request", failure);
    return ProblemResponses.of(Refusal.later(ProblemCode.UNAVAILABLE, RETRY_AFTER));
  }
}
