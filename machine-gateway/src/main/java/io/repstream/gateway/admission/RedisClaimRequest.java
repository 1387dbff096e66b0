package io.repstream.gateway.admission;

import io.repstream.common.id.MachineId;
import io.repstream.common.redis.DurableMark;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.admission.RedisAdmissionStore.Context;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import io.repstream.gateway.session.Claim;
import io.repstream.gateway.session.Effect.Identity;
import io.repstream.gateway.session.SessionText;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/** Claims one machine and reads what its WELCOME and its SESSION need, in one round trip. */
final class RedisClaimRequest implements RedisRequest {
  private final Identity identity;
  private final Context context;
  private final Consumer<ClaimAnswer> answer;
  private final long nowMs;
  private @Nullable Response<Object> claimed;
  private @Nullable Response<String> durable;

  RedisClaimRequest(Identity identity, Context context, Consumer<ClaimAnswer> answer) {
    this.identity = identity;
    this.context = context;
    this.answer = answer;
    this.nowMs = context.clock().millis();
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    MachineId machineId = identity.machineId();
    claimed =
        pipeline.evalsha(
            RedisAdmissionStore.CLAIM.sha1Hex(),
            List.of(
                RedisKeys.machineOwner(machineId),
                RedisKeys.machineSession(machineId),
                RedisKeys.machineQuarantine(machineId)),
            List.of(
                context.gatewayId().value(),
                identity.bootId().toString(),
                Long.toString(nowMs),
                identity.backfill() ? "0" : "1",
                RedisKeys.gatewayWakePrefix(),
                machineId.value()));
    int shard = context.shards().shardOf(machineId);
    durable = pipeline.hget(context.shards().durable(shard), machineId + "/" + identity.bootId());
  }

  @Override
  public void answered() {
    if (claimed == null || durable == null || !(claimed.get() instanceof List<?> reply)) {
      throw new IllegalStateException("claim answers with a list");
    }
    answer.accept(reply.isEmpty() ? new ClaimAnswer.Quarantined() : granted(reply, durable.get()));
  }

  private static ClaimAnswer granted(List<?> reply, @Nullable String mark) {
    Object session = reply.size() > 1 ? reply.get(1) : null;
    return new ClaimAnswer.Granted(
        new Claim(
            Long.parseLong(String.valueOf(reply.getFirst())),
            mark == null ? 0 : DurableMark.parse(mark).seq(),
            session == null ? SessionText.SIGNED_OUT : SessionTexts.of(session.toString())));
  }

  @Override
  public void failed(RedisFault fault) {
    answer.accept(new ClaimAnswer.Unanswerable());
  }
}
