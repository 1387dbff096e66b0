package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.common.redis.WaitingCommand;
import java.time.Duration;

/** Where commands wait for their machine's gateway. Safe for all threads; calls may block. */
public interface MachineQueues {
  /**
   * Puts a command behind those that wait, unless it stands there or has ended, and wakes the
   * machine's gateway.
   *
   * @param timeLeft until it may not be sent any more
   */
  void append(Command command, OrderToSend order, Duration timeLeft);

  /**
   * Removes a command that no gateway has taken; none takes it after this.
   *
   * @return false where a gateway has it
   */
  boolean remove(Command command);

  /** What waits, as its element of the queue has it. */
  record OrderToSend(int frameKind, String payload) {
    static OrderToSend of(int frameKind, byte[] payload) {
      return new OrderToSend(frameKind, WaitingCommand.encode(payload));
    }
  }
}
