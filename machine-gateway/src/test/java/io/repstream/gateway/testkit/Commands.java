package io.repstream.gateway.testkit;

import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.WaitingCommand;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import redis.clients.jedis.Jedis;

/** Queues commands as the api does, and reads what became of them. */
public final class Commands {
  private static final Jsonb JSON = JsonbBuilder.create();

  private final TestRedis redis;

  public Commands(TestRedis redis) {
    this.redis = redis;
  }

  /** Queues a start, as control point bytes. */
  public CommandId queue(MachineId machineId, Duration life) {
    CommandId id = new CommandId(UUID.randomUUID());
    try (Jedis client = redis.client()) {
      long nowMs = Long.parseLong(client.time().getFirst()) * 1_000;
      WaitingCommand command =
          new WaitingCommand(
              WaitingCommand.VERSION,
              id.toString(),
              1,
              WaitingCommand.encode(new byte[] {0x07}),
              nowMs + life.toMillis(),
              0);
      client.rpush(RedisKeys.machineCommands(machineId), JSON.toJson(command));
    }
    return id;
  }

  public CommandId queue(MachineId machineId) {
    return queue(machineId, Duration.ofMinutes(1));
  }

  /** How many commands the machine still has before it. */
  public long waiting(MachineId machineId) {
    try (Jedis client = redis.client()) {
      return client.llen(RedisKeys.machineCommands(machineId));
    }
  }

  public boolean isLeased(MachineId machineId) {
    try (Jedis client = redis.client()) {
      return client.exists(RedisKeys.machineCommandLease(machineId));
    }
  }

  /** What was told of a command, in order. */
  public List<CommandEvent> events(CommandId id) {
    try (Jedis client = redis.client()) {
      return client.xrange(RedisKeys.COMMAND_RESULTS, "-", "+").stream()
          .map(entry -> JSON.fromJson(entry.getFields().get("e"), CommandEvent.class))
          .filter(event -> event.commandId().equals(id.toString()))
          .toList();
    }
  }

  public List<CommandEvent.What> steps(CommandId id) {
    return events(id).stream().map(CommandEvent::what).toList();
  }

  public boolean isEnded(CommandId id) {
    return events(id).stream().anyMatch(CommandEvent::isLast);
  }
}
