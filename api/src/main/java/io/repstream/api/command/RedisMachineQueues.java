package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.api.platform.redis.RedisClients;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.WaitingCommand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.List;
import redis.clients.jedis.UnifiedJedis;

/** The queues in Redis; each step is one script within the machine's slot. */
@ApplicationScoped
public class RedisMachineQueues implements MachineQueues {
  private static final Jsonb JSON = JsonbBuilder.create();

  /**
   * Appends by Redis' own clock; answers the gateway to wake. KEYS: queue, ended ids, owner. ARGV:
   * command id, element without its end, milliseconds left, most that may wait.
   */
  private static final String APPEND =
      """
      for _, id in ipairs(redis.call('LRANGE', KEYS[2], 0, -1)) do
        if id == ARGV[1] then return false end
      end
      local waiting = redis.call('LRANGE', KEYS[1], 0, -1)
      for _, element in ipairs(waiting) do
        if cjson.decode(element).commandId == ARGV[1] then return false end
      end
      if #waiting >= tonumber(ARGV[4]) then
        return redis.error_reply('FULL the queue of this machine is full')
      end
      local time = redis.call('TIME')
      local command = cjson.decode(ARGV[2])
      command.expiresAtMs = time[1] * 1000 + math.floor(time[2] / 1000) + ARGV[3]
      redis.call('RPUSH', KEYS[1], cjson.encode(command))
      return redis.call('HGET', KEYS[3], 'gatewayId')
      """;

  /** Removes what was never taken. KEYS: queue, ended ids. ARGV: id, ids to keep, ms to keep. */
  private static final String REMOVE =
      """
      for _, element in ipairs(redis.call('LRANGE', KEYS[1], 0, -1)) do
        local command = cjson.decode(element)
        if command.commandId == ARGV[1] then
          if command.taken > 0 then return 0 end
          redis.call('LREM', KEYS[1], 1, element)
        end
      end
      redis.call('LPUSH', KEYS[2], ARGV[1])
      redis.call('LTRIM', KEYS[2], 0, ARGV[2] - 1)
      redis.call('PEXPIRE', KEYS[2], ARGV[3])
      return 1
      """;

  private final UnifiedJedis redis;

  @Inject
  public RedisMachineQueues(RedisClients redis) {
    this.redis = redis.stream();
  }

  @Override
  public void append(Command command, OrderToSend order, Duration timeLeft) {
    MachineId machineId = command.machineId();
    String id = command.id().toString();
    WaitingCommand element =
        new WaitingCommand(WaitingCommand.VERSION, id, order.frameKind(), order.payload(), 0, 0);
    Object gateway =
        redis.eval(
            APPEND,
            List.of(
                RedisKeys.machineCommands(machineId),
                RedisKeys.machineCommandsEnded(machineId),
                RedisKeys.machineOwner(machineId)),
            List.of(
                id,
                JSON.toJson(element),
                Long.toString(timeLeft.toMillis()),
                Integer.toString(WaitingCommand.MOST_WAITING)));
    if (gateway instanceof String gatewayId) {
      redis.publish(RedisKeys.gatewayWake(new GatewayId(gatewayId)), machineId.value());
    }
  }

  @Override
  public boolean remove(Command command) {
    Object removed =
        redis.eval(
            REMOVE,
            List.of(
                RedisKeys.machineCommands(command.machineId()),
                RedisKeys.machineCommandsEnded(command.machineId())),
            List.of(
                command.id().toString(),
                Integer.toString(WaitingCommand.ENDED_KEPT),
                Long.toString(WaitingCommand.ENDED_KEPT_FOR.toMillis())));
    return Long.valueOf(1).equals(removed);
  }
}
