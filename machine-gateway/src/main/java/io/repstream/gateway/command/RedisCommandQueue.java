package io.repstream.gateway.command;

import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.gateway.admission.OwnedConnection;
import io.repstream.gateway.redis.RedisBatcher;
import io.repstream.gateway.redis.RedisScript;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Commands in Redis. The requests of all machines share round trips. */
public final class RedisCommandQueue implements CommandQueue {
  static final RedisScript TAKE = RedisScript.besideOf(RedisCommandQueue.class, "take.lua");
  static final RedisScript HOLD = RedisScript.besideOf(RedisCommandQueue.class, "hold.lua");
  static final RedisScript END = RedisScript.besideOf(RedisCommandQueue.class, "end.lua");

  /** A command that nobody keeps is free again after this, even if it could live longer. */
  static final Duration LONGEST_LEASE = Duration.ofSeconds(30);

  private final RedisBatcher batcher;
  private final CommandJson json = new CommandJson();

  /**
   * @param batcher must know {@link #scripts}
   */
  public RedisCommandQueue(RedisBatcher batcher) {
    this.batcher = batcher;
  }

  /** The scripts that the batcher must know. */
  public static List<RedisScript> scripts() {
    return List.of(TAKE, HOLD, END);
  }

  @Override
  public void take(List<OwnedConnection> connections, Consumer<Taken> answer) {
    batcher.submit(new RedisTakeRequest(connections, json, answer));
  }

  @Override
  public void hold(List<Hold> holds) {
    batcher.submit(new RedisHoldRequest(holds));
  }

  @Override
  public void tell(List<CommandEvent> events, Consumer<Boolean> outcome) {
    batcher.submit(new RedisTellRequest(events.stream().map(json::text).toList(), outcome));
  }

  @Override
  public void end(MachineId machineId, CommandId commandId, Consumer<Boolean> outcome) {
    batcher.submit(new RedisEndRequest(machineId, commandId, outcome));
  }
}
