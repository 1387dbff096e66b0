package io.repstream.gateway.command;

import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.gateway.admission.OwnedConnection;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where commands wait and where is told what becomes of them.
 *
 * <p>Nothing blocks; answers come on a thread of the store and must be handed on at once.
 */
public interface CommandQueue {
  /** Takes the next command of each machine; says nothing of machines that have none. */
  void take(List<OwnedConnection> connections, Consumer<Taken> answer);

  /** Keeps commands in flight; one that is not kept is given to its machine again. */
  void hold(List<Hold> holds);

  /**
   * Tells what became of commands, in this order.
   *
   * @param outcome hears once whether all was stored; false = to be told again
   */
  void tell(List<CommandEvent> events, Consumer<Boolean> outcome);

  /**
   * Removes a command whose end was told.
   *
   * @param outcome hears once whether it is removed; false = to be tried again
   */
  void end(MachineId machineId, CommandId commandId, Consumer<Boolean> outcome);

  /** One command to be kept in flight. */
  record Hold(OwnedConnection connection, CommandId commandId, Duration leaseTime) {}
}
