package io.repstream.gateway.admission;

import io.repstream.common.credential.CredentialSeal;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import io.repstream.gateway.session.CredentialAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/**
 * Reads one sealed credential. Only what the api has written counts: while its projection is not
 * complete, or on a miss, nobody can tell, and the api is asked.
 */
final class RedisCredentialRequest implements RedisRequest {
  private static final Logger LOG = LoggerFactory.getLogger(RedisCredentialRequest.class);

  private final MachineId machineId;
  private final CredentialSeal seal;
  private final Consumer<MachineId> onMiss;
  private final Consumer<CredentialAnswer> answer;
  private @Nullable Response<byte[]> sealed;
  private @Nullable Response<Boolean> complete;

  RedisCredentialRequest(
      MachineId machineId,
      CredentialSeal seal,
      Consumer<MachineId> onMiss,
      Consumer<CredentialAnswer> answer) {
    this.machineId = machineId;
    this.seal = seal;
    this.onMiss = onMiss;
    this.answer = answer;
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    sealed = pipeline.get(RedisKeys.machineCredential(machineId).getBytes(StandardCharsets.UTF_8));
    complete = pipeline.exists(RedisKeys.CREDENTIAL_EPOCH);
  }

  @Override
  public void answered() {
    byte[] bytes = sealed == null ? null : sealed.get();
    boolean projectionComplete = complete != null && complete.get();
    if (bytes == null || !projectionComplete) {
      onMiss.accept(machineId);
      answer.accept(new CredentialAnswer.Unanswerable());
      return;
    }
    Optional<MachineCredential> credential = seal.open(machineId, bytes);
    if (credential.isEmpty()) {
      LOG.error("a machine credential does not open: is the master key the api's?");
    }
    answer.accept(
        credential
            .<CredentialAnswer>map(CredentialAnswer.Known::new)
            .orElseGet(CredentialAnswer.Unanswerable::new));
  }

  @Override
  public void failed(RedisFault fault) {
    answer.accept(new CredentialAnswer.Unanswerable());
  }
}
