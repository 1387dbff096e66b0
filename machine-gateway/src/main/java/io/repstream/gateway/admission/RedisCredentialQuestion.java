package io.repstream.gateway.admission;

import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/**
 * Asks the api for the credential of one machine. The list is kept short: who was cut asks again.
 */
final class RedisCredentialQuestion implements RedisRequest {
  private static final int MAX_QUESTIONS = 10_000;

  private final MachineId machineId;
  private @Nullable Response<Long> pushed;

  RedisCredentialQuestion(MachineId machineId) {
    this.machineId = machineId;
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    pushed = pipeline.rpush(RedisKeys.CREDENTIAL_REQUESTS, machineId.value());
    Response<String> _ = pipeline.ltrim(RedisKeys.CREDENTIAL_REQUESTS, -MAX_QUESTIONS, -1);
  }

  @Override
  public void answered() {
    if (pushed != null) {
      Long _ = pushed.get();
    }
  }

  @Override
  public void failed(RedisFault fault) {
    // The machine comes again in some seconds, and with it the question.
  }
}
