package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where commands are kept. Safe for all threads; calls may block. */
public interface CommandStore {
  /** Adds a new command with what must follow. */
  void add(Command command, Creation<Command> creation, List<Effect> effects);

  /** One command. */
  Optional<Command> byId(CommandId id);

  /**
   * Replaces a command.
   *
   * @param command one version above what must still stand there
   * @return whether it did
   */
  boolean replace(Command command);

  /**
   * The commands of a machine, the latest first.
   *
   * @param before the id after the first, or empty from the latest on
   * @param limit most to answer
   */
  List<Command> ofMachine(MachineId machineId, Optional<CommandId> before, int limit);

  /** How many commands of a machine are not final. */
  long openCount(MachineId machineId);

  /** Commands that somebody must look after by now, the most urgent first. */
  List<Command> due(Instant now, int limit);
}
