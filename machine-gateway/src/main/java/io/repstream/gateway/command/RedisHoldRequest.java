package io.repstream.gateway.command;

import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import java.util.ArrayList;
import java.util.List;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/** Keeps some commands in flight. */
final class RedisHoldRequest implements RedisRequest {
  private final List<CommandQueue.Hold> holds;
  private final List<Response<Object>> replies = new ArrayList<>();

  RedisHoldRequest(List<CommandQueue.Hold> holds) {
    this.holds = List.copyOf(holds);
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    replies.clear();
    for (CommandQueue.Hold hold : holds) {
      MachineId machineId = hold.connection().admission().identity().machineId();
      replies.add(
          pipeline.evalsha(
              RedisCommandQueue.HOLD.sha1Hex(),
              List.of(RedisKeys.machineOwner(machineId), RedisKeys.machineCommandLease(machineId)),
              List.of(
                  Long.toString(hold.connection().admission().epoch()),
                  hold.commandId().toString(),
                  Long.toString(hold.leaseTime().toMillis()))));
    }
  }

  @Override
  public void answered() {
    for (Response<Object> reply : replies) {
      Object _ = reply.get();
    }
  }

  @Override
  public void failed(RedisFault fault) {
    // The lease runs out, and the command is given to the machine again.
  }
}
