package io.repstream.api.command;

import io.repstream.api.command.MachineQueues.OrderToSend;
import io.repstream.api.command.life.Command;
import io.repstream.api.command.life.Command.Handover;
import io.repstream.api.command.life.Command.Request;
import io.repstream.api.command.life.CommandFact;
import io.repstream.api.command.life.CommandLife;
import io.repstream.api.command.life.CommandState;
import io.repstream.api.command.life.OrderText;
import io.repstream.api.command.order.OrderFrame;
import io.repstream.api.platform.creation.Creation;
import io.repstream.api.platform.outbox.Effect;
import io.repstream.common.clock.WallClock;
import io.repstream.common.id.CommandId;
import io.repstream.common.redis.WaitingCommand;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands, hands them over and follows them to their end. Everything is done through the
 * document and by comparing its version, so that any process may do any step, twice too. Safe for
 * all threads; calls may block.
 */
@ApplicationScoped
public class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final int MOST_TRIES = 10;

  private final CommandStore store;
  private final MachineQueues queues;
  private final CommandChanges changes;
  private final SentSamples samples;
  private final WallClock clock;

  @Inject
  public Commands(
      CommandStore store, MachineQueues queues, CommandChanges changes, SentSamples samples) {
    this(store, queues, changes, samples, WallClock.system());
  }

  Commands(
      CommandStore store,
      MachineQueues queues,
      CommandChanges changes,
      SentSamples samples,
      WallClock clock) {
    this.store = store;
    this.queues = queues;
    this.changes = changes;
    this.samples = samples;
    this.clock = clock;
  }

  /** What became of a request. */
  public sealed interface Outcome {
    /** It is stored, as it is before it is handed over. */
    record Accepted(Command command) implements Outcome {}

    /** Too many commands wait for the machine. */
    record TooMany() implements Outcome {}
  }

  /** What became of an attempt to take a command back. */
  public sealed interface TakingBack {
    /** No machine will get it. */
    record TakenBack(Command command) implements TakingBack {}

    /** It was sent, or has ended. */
    record TooLate() implements TakingBack {}
  }

  /**
   * Takes a command, with what must follow from it. While Redis is away it is handed over later.
   */
  public Outcome request(Request request, Creation<Command> creation, List<Effect> effects) {
    if (store.openCount(request.machineId()) >= WaitingCommand.MOST_WAITING) {
      return new Outcome.TooMany();
    }
    Command command = Command.queued(new CommandId(creation.id()), request, now());
    store.add(command, creation, effects);
    Optional<Command> _ = handOver(command);
    return new Outcome.Accepted(command);
  }

  /** Takes a command back, unless it was sent. */
  public TakingBack takeBack(Command command) {
    if (command.state() != CommandState.QUEUED || !queues.remove(command)) {
      return new TakingBack.TooLate();
    }
    return apply(command.id(), new CommandFact.TakenBack(now()))
        .<TakingBack>map(TakingBack.TakenBack::new)
        .orElseGet(TakingBack.TooLate::new);
  }

  /** Learns what a gateway tells of a command of one of its machines. */
  void learn(CommandId id, String machineId, CommandFact fact) {
    Optional<Command> told = store.byId(id);
    if (told.filter(command -> command.machineId().value().equals(machineId)).isPresent()) {
      Optional<Command> _ = apply(id, fact);
    } else {
      LOG.warn("a gateway tells of command {} that is none of machine {}", id, machineId);
    }
  }

  /** Does what is due for a command. */
  void lookAfter(Command command) {
    if (command.awaitsReadBack()) {
      Optional<Command> _ = readBack(command);
    } else if (command.handover() == Handover.PENDING && now().isBefore(command.expiresAt())) {
      Optional<Command> _ = handOver(command);
    } else {
      Optional<Command> _ = apply(command.id(), new CommandFact.Unanswered(now()));
    }
  }

  /**
   * Looks whether the machine's samples show a command that it says is done.
   *
   * @return the command, once that is decided
   */
  Optional<Command> readBack(Command command) {
    Instant now = now();
    Instant dueAt = command.dueAt();
    boolean isLastLook = dueAt == null || !now.isBefore(dueAt);
    if (samples.show(command)) {
      return apply(command.id(), new CommandFact.ShownBySamples(now));
    }
    return isLastLook
        ? apply(command.id(), new CommandFact.NotShownBySamples(now))
        : Optional.empty();
  }

  private Optional<Command> handOver(Command command) {
    OrderFrame frame = OrderFrame.of(OrderText.read(command.order()));
    Duration left = Duration.between(now(), command.expiresAt());
    try {
      queues.append(command, OrderToSend.of(frame.kind(), frame.payload()), left);
    } catch (RuntimeException away) {
      LOG.warn("command {} waits to be handed over: {}", command.id(), away.toString());
      return Optional.empty();
    }
    return apply(command.id(), new CommandFact.HandedOver(now()));
  }

  /**
   * Lets a fact change a command.
   *
   * @return the command as changed; empty where the fact changes nothing
   */
  private Optional<Command> apply(CommandId id, CommandFact fact) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Command> next = store.byId(id).flatMap(present -> CommandLife.after(present, fact));
      if (next.isEmpty()) {
        return next;
      }
      if (store.replace(next.get())) {
        changes.changed(id);
        return next;
      }
    }
    throw new IllegalStateException("command " + id + " changes faster than it can be changed");
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
