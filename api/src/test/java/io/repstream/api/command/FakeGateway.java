package io.repstream.api.command;

import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.CommandEvent.What;
import io.repstream.common.redis.RedisKeys;
import io.repstream.common.redis.WaitingCommand;
import io.repstream.common.rmp.CommandOutcome;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** The gateway's side of the queues, step by step as a test wants it. */
final class FakeGateway {
  static final String BOOT = new UUID(5, 5).toString();

  private static final Jsonb JSON = JsonbBuilder.create();

  private final UnifiedJedis redis;

  FakeGateway(UnifiedJedis redis) {
    this.redis = redis;
  }

  List<WaitingCommand> waiting(MachineId machineId) {
    return redis.lrange(RedisKeys.machineCommands(machineId), 0, -1).stream()
        .map(text -> JSON.fromJson(text, WaitingCommand.class))
        .toList();
  }

  /** Marks the first as taken. */
  void take(MachineId machineId) {
    WaitingCommand first = waiting(machineId).getFirst();
    WaitingCommand taken =
        new WaitingCommand(
            first.v(),
            first.commandId(),
            first.frameKind(),
            first.payload(),
            first.expiresAtMs(),
            1);
    redis.lset(RedisKeys.machineCommands(machineId), 0, JSON.toJson(taken));
  }

  void sent(MachineId machineId, String commandId) {
    tell(machineId, commandId, What.SENT, null);
  }

  void tell(MachineId machineId, String commandId, What what) {
    tell(machineId, commandId, what, null);
  }

  void answered(MachineId machineId, String commandId, CommandOutcome outcome) {
    tell(machineId, commandId, What.RESULT, outcome);
  }

  private void tell(
      MachineId machineId, String commandId, What what, @Nullable CommandOutcome outcome) {
    boolean sent = what == What.SENT;
    CommandEvent event =
        new CommandEvent(
            CommandEvent.VERSION,
            commandId,
            machineId.value(),
            "gw",
            what,
            1_000,
            sent ? BOOT : null,
            sent ? 41L : null,
            outcome == null ? null : outcome.code(),
            outcome == null ? null : "",
            outcome == null ? null : "as the machine says");
    addRaw(JSON.toJson(event));
  }

  void addRaw(String text) {
    redis.xadd(
        RedisKeys.COMMAND_RESULTS, StreamEntryID.NEW_ENTRY, Map.of(CommandEvent.FIELD, text));
  }
}
