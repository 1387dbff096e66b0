package io.repstream.gateway.command;

import io.repstream.common.clock.MonotonicClock;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.CommandEvent.What;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.admission.LiveMachines;
import io.repstream.gateway.admission.OwnedConnection;
import io.repstream.gateway.command.InFlight.Step;
import io.repstream.gateway.session.Input;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Gives machines their commands, one at a time, and tells what becomes of them.
 *
 * <p>A command that was given stays its machine's one command until its end is told and it is
 * removed; only then the next one is taken. Where the connection ends before that, the desk forgets
 * it, and the machine's next owner takes it again. Safe for all threads; nothing blocks.
 */
public final class CommandDesk {
  /** How long a machine may take for its answer after the command's time to live is over. */
  static final Duration ANSWER_GRACE = Duration.ofSeconds(10);

  private static final int BATCH = 200;

  private final CommandQueue queue;
  private final LiveMachines machines;
  private final CommandEvents events;
  private final CommandMeter meter;
  private final MonotonicClock clock;
  private final CommandJournal journal;
  private final Map<MachineId, InFlight> inFlight = new ConcurrentHashMap<>();

  /**
   * @param timer for short work only
   */
  public CommandDesk(
      CommandQueue queue,
      LiveMachines machines,
      CommandEvents events,
      CommandMeter meter,
      ScheduledExecutorService timer,
      MonotonicClock clock) {
    this.queue = queue;
    this.machines = machines;
    this.events = events;
    this.meter = meter;
    this.clock = clock;
    this.journal = new CommandJournal(queue, timer, this::told);
  }

  /** A machine has come: its next command may have waited for it. */
  public void arrived(OwnedConnection connection) {
    inFlight.computeIfPresent(
        idOf(connection), (_, command) -> isLive(command.connection()) ? command : null);
    take(List.of(connection));
  }

  /** A connection has ended; what it had in flight is taken again by the next owner. */
  public void left(OwnedConnection connection) {
    inFlight.computeIfPresent(
        idOf(connection), (_, command) -> command.isOf(connection) ? null : command);
  }

  /** Something may wait for this machine, if it is connected here. */
  public void look(MachineId machineId) {
    machines.find(machineId).filter(this::isFree).ifPresent(machine -> take(List.of(machine)));
  }

  /** Looks at all machines, in batches: takes for the free ones and keeps what is in flight. */
  public void lookAtAll() {
    List<OwnedConnection> free = new ArrayList<>();
    for (OwnedConnection connection : machines.all()) {
      if (isFree(connection)) {
        free.add(connection);
      }
    }
    inBatches(free).forEach(this::take);
    inBatches(holds()).forEach(queue::hold);
    inFlight.values().stream().filter(command -> command.step() == Step.TOLD).forEach(this::end);
  }

  /** Gives up waiting for answers that are overdue. */
  public void giveUpOverdue() {
    long nowNanos = clock.nanos();
    for (InFlight command : inFlight.values()) {
      if (command.isOpen() && nowNanos - command.unansweredAtNanos() >= 0) {
        end(command, events.of(command, What.UNANSWERED));
      }
    }
  }

  /** How many machines work on a command. */
  public int inFlightCount() {
    return inFlight.size();
  }

  /** How many events wait for the store. */
  public int untoldCount() {
    return journal.size();
  }

  /**
   * A command was written to its connection.
   *
   * @param afterSeq the last sample of the machine's boot that had arrived before
   */
  public void sent(OwnedConnection connection, CommandId commandId, long afterSeq) {
    InFlight command = find(connection, commandId);
    if (command != null && command.isOpen()) {
      tellStep(events.sent(command, afterSeq));
    }
  }

  /** The machine says that it has a command. */
  public void received(OwnedConnection connection, CommandId commandId) {
    InFlight command = find(connection, commandId);
    if (command == null) {
      meter.unasked();
    } else if (advance(command, Step.GIVEN, Step.RECEIVED)) {
      tellStep(events.of(command, What.RECEIVED));
    }
  }

  /** The machine answers. Only the command that it was given counts. */
  public void answered(OwnedConnection connection, RmpMessage.Result result) {
    InFlight command = find(connection, result.commandId());
    if (command == null) {
      meter.unasked();
    } else if (command.isOpen()) {
      end(command, events.result(command, result));
    }
  }

  private void take(List<OwnedConnection> connections) {
    queue.take(connections, this::taken);
  }

  private void taken(Taken taken) {
    switch (taken) {
      case Taken.Ready(OwnedConnection connection, RmpMessage.Command command) ->
          give(connection, command);
      case Taken.TooLate(OwnedConnection connection, CommandId id) -> {
        InFlight late = new InFlight(connection, id, clock.nanos(), Step.GIVEN);
        if (inFlight.putIfAbsent(idOf(connection), late) == null) {
          end(late, events.of(late, What.EXPIRED));
        }
      }
    }
  }

  private void give(OwnedConnection connection, RmpMessage.Command command) {
    Duration wait = Duration.ofMillis(command.ttlMs()).plus(ANSWER_GRACE);
    InFlight given =
        new InFlight(connection, command.commandId(), clock.nanos() + wait.toNanos(), Step.GIVEN);
    if (inFlight.putIfAbsent(idOf(connection), given) == null) {
      connection.tell(new Input.CommandGiven(command));
    }
    if (!isLive(connection)) {
      left(connection);
    }
  }

  /** Makes an end known, once; without room for it the command is asked of the machine again. */
  private void end(InFlight command, CommandEvent event) {
    if (!advance(command, command.step(), Step.ENDED)) {
      return;
    }
    meter.told(event);
    if (!journal.add(event)) {
      meter.refused();
      inFlight.remove(idOf(command.connection()), command.at(Step.ENDED));
    }
  }

  private void tellStep(CommandEvent event) {
    meter.told(event);
    if (!journal.add(event)) {
      meter.refused();
    }
  }

  private void told(CommandEvent event) {
    if (!event.isLast()) {
      return;
    }
    MachineId machineId = new MachineId(event.machineId());
    CommandId commandId = CommandId.parse(event.commandId());
    InFlight command = inFlight.get(machineId);
    if (command != null && command.commandId().equals(commandId)) {
      advance(command, Step.ENDED, Step.TOLD);
    }
    queue.end(machineId, commandId, removed -> ended(machineId, commandId, removed));
  }

  private void end(InFlight told) {
    MachineId machineId = idOf(told.connection());
    queue.end(machineId, told.commandId(), removed -> ended(machineId, told.commandId(), removed));
  }

  /** One that could not be removed is tried again at the next look. */
  private void ended(MachineId machineId, CommandId commandId, boolean removed) {
    if (removed) {
      inFlight.computeIfPresent(
          machineId, (_, command) -> command.commandId().equals(commandId) ? null : command);
      look(machineId);
    }
  }

  private boolean advance(InFlight command, Step from, Step to) {
    return inFlight.replace(idOf(command.connection()), command.at(from), command.at(to));
  }

  private List<CommandQueue.Hold> holds() {
    List<CommandQueue.Hold> holds = new ArrayList<>();
    for (InFlight command : inFlight.values()) {
      if (isLive(command.connection())) {
        holds.add(
            new CommandQueue.Hold(
                command.connection(), command.commandId(), RedisCommandQueue.LONGEST_LEASE));
      } else {
        left(command.connection());
      }
    }
    return holds;
  }

  private boolean isFree(OwnedConnection connection) {
    return !inFlight.containsKey(idOf(connection));
  }

  private boolean isLive(OwnedConnection connection) {
    return machines.find(idOf(connection)).filter(live -> live == connection).isPresent();
  }

  private @Nullable InFlight find(OwnedConnection connection, CommandId commandId) {
    InFlight command = inFlight.get(idOf(connection));
    boolean isMeant =
        command != null && command.isOf(connection) && command.commandId().equals(commandId);
    return isMeant ? command : null;
  }

  private static <T> List<List<T>> inBatches(List<T> all) {
    List<List<T>> batches = new ArrayList<>();
    for (int from = 0; from < all.size(); from += BATCH) {
      batches.add(all.subList(from, Math.min(all.size(), from + BATCH)));
    }
    return batches;
  }

  private static MachineId idOf(OwnedConnection connection) {
    return connection.admission().identity().machineId();
  }
}
