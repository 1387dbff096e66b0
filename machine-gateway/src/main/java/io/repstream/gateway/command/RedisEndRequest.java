package io.repstream.gateway.command;

import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.WaitingCommand;
import io.repstream.gateway.redis.RedisFault;
import io.repstream.gateway.redis.RedisRequest;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

/** Removes a command whose end was told. */
final class RedisEndRequest implements RedisRequest {
  private final MachineId machineId;
  private final CommandId commandId;
  private final Consumer<Boolean> outcome;

  private @Nullable Response<Object> removed;

  RedisEndRequest(MachineId machineId, CommandId commandId, Consumer<Boolean> outcome) {
    this.machineId = machineId;
    this.commandId = commandId;
    this.outcome = outcome;
  }

  @Override
  public void send(AbstractPipeline pipeline) {
    removed =
        pipeline.evalsha(
            RedisCommandQueue.END.sha1Hex(),
            List.of(
                RedisKeys.machineCommands(machineId),
                RedisKeys.machineCommandLease(machineId),
                RedisKeys.machineCommandsEnded(machineId)),
            List.of(
                commandId.toString(),
                Integer.toString(WaitingCommand.ENDED_KEPT),
                Long.toString(WaitingCommand.ENDED_KEPT_FOR.toMillis())));
  }

  @Override
  public void answered() {
    if (removed != null) {
      Object _ = removed.get();
    }
    outcome.accept(true);
  }

  @Override
  public void failed(RedisFault fault) {
    outcome.accept(false);
  }
}
