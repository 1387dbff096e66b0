package io.repstream.api.command.life;

import static io.repstream.api.command.life.CommandState.CANCELLED;
import static io.repstream.api.command.life.CommandState.DELIVERED;
import static io.repstream.api.command.life.CommandState.EXPIRED;
import static io.repstream.api.command.life.CommandState.FAILED;
import static io.repstream.api.command.life.CommandState.QUEUED;
import static io.repstream.api.command.life.CommandState.SENT;
import static io.repstream.api.command.life.CommandState.SUCCEEDED;
import static io.repstream.api.command.life.CommandState.TIMED_OUT;

import io.repstream.api.command.life.Command.Answer;
import io.repstream.api.command.life.Command.Handover;
import io.repstream.api.command.life.Command.SentFrom;
import io.repstream.api.command.life.Command.Step;
import io.repstream.api.command.order.ReadBack;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What facts make of a command. Pure.
 *
 * <table>
 * <caption>Transitions; a fact that is not listed for a state changes nothing</caption>
 * <tr><th>state</th><th>fact</th><th>next</th></tr>
 * <tr><td>QUEUED</td><td>sent</td><td>SENT</td></tr>
 * <tr><td></td><td>expired, unanswered</td><td>EXPIRED</td></tr>
 * <tr><td></td><td>taken back</td><td>CANCELLED</td></tr>
 * <tr><td>QUEUED, SENT</td><td>received</td><td>DELIVERED</td></tr>
 * <tr><td>QUEUED, SENT, DELIVERED</td><td>answered: success, nothing to read back</td>
 * <td>SUCCEEDED</td></tr>
 * <tr><td></td><td>answered: success</td><td>DELIVERED, awaits its samples</td></tr>
 * <tr><td></td><td>answered: anything else</td><td>FAILED or EXPIRED</td></tr>
 * <tr><td>SENT, DELIVERED</td><td>expired, unanswered</td><td>TIMED_OUT</td></tr>
 * <tr><td>awaits its samples</td><td>shown</td><td>SUCCEEDED</td></tr>
 * <tr><td></td><td>not shown</td><td>FAILED</td></tr>
 * </table>
 */
public final class CommandLife {
  /** How long after its answer the machine's samples may show what it did. */
  static final Duration READ_BACK_TIME = Duration.ofSeconds(10);

  /** How long after its end somebody looks after a command of which nothing was heard. */
  static final Duration SILENCE = Duration.ofSeconds(60);

  private CommandLife() {}

  /** The command after a fact; empty where the fact changes nothing. */
  public static Optional<Command> after(Command command, CommandFact fact) {
    return command.state().isFinal() ? Optional.empty() : open(command, fact);
  }

  private static Optional<Command> open(Command command, CommandFact fact) {
    boolean awaitsReadBack = command.awaitsReadBack();
    return switch (fact) {
      case CommandFact.HandedOver _ -> handedOver(command);
      case CommandFact.Sent(Instant at, SentFrom from) -> sent(command, at, from);
      case CommandFact.Received(Instant at) ->
          command.state() == DELIVERED
              ? Optional.empty()
              : Optional.of(new Change(command).to(DELIVERED, at, null));
      case CommandFact.Answered answered ->
          awaitsReadBack ? Optional.empty() : Optional.of(answered(command, answered));
      case CommandFact.Expired(Instant at) -> awaitsReadBack ? Optional.empty() : late(command, at);
      case CommandFact.Unanswered(Instant at) ->
          awaitsReadBack ? Optional.empty() : late(command, at);
      case CommandFact.ShownBySamples(Instant at) ->
          awaitsReadBack
              ? Optional.of(new Change(command).to(SUCCEEDED, at, CommandReason.APPLIED))
              : Optional.empty();
      case CommandFact.NotShownBySamples(Instant at) ->
          awaitsReadBack
              ? Optional.of(new Change(command).to(FAILED, at, CommandReason.NOT_APPLIED))
              : Optional.empty();
      case CommandFact.TakenBack(Instant at) ->
          command.state() == QUEUED
              ? Optional.of(new Change(command).to(CANCELLED, at, CommandReason.TAKEN_BACK))
              : Optional.empty();
    };
  }

  private static Optional<Command> handedOver(Command command) {
    if (command.handover() == Handover.DONE) {
      return Optional.empty();
    }
    return Optional.of(new Change(command).same());
  }

  /** The first time counts: what the machine sent since then may show that it did it. */
  private static Optional<Command> sent(Command command, Instant at, SentFrom from) {
    if (command.sentFrom() != null) {
      return Optional.empty();
    }
    Change change = new Change(command);
    change.sentFrom = from;
    return Optional.of(command.state() == QUEUED ? change.to(SENT, at, null) : change.same());
  }

  private static Command answered(Command command, CommandFact.Answered fact) {
    Change change = new Change(command);
    change.answer = new Answer(fact.outcome().code(), fact.text(), fact.at());
    return switch (fact.outcome()) {
      case SUCCESS -> succeeded(command, change, fact);
      case UNSUPPORTED -> change.to(FAILED, fact.at(), CommandReason.UNSUPPORTED);
      case INVALID -> change.to(FAILED, fact.at(), CommandReason.INVALID);
      case FAILED -> change.to(FAILED, fact.at(), CommandReason.MACHINE_FAILED);
      case NOT_PERMITTED -> change.to(FAILED, fact.at(), CommandReason.NOT_PERMITTED);
      case EXPIRED -> change.to(EXPIRED, fact.at(), CommandReason.NOT_BEGUN_IN_TIME);
    };
  }

  private static Command succeeded(Command command, Change change, CommandFact.Answered fact) {
    Instant at = fact.at();
    if (!ReadBack.isPossible(OrderText.read(command.order()))) {
      return change.to(SUCCEEDED, at, CommandReason.DONE);
    }
    change.dueAt = fact.heardAt().plus(READ_BACK_TIME);
    return command.state() == DELIVERED ? change.same() : change.to(DELIVERED, at, null);
  }

  private static Optional<Command> late(Command command, Instant at) {
    return Optional.of(
        command.state() == QUEUED
            ? new Change(command).to(EXPIRED, at, CommandReason.NOT_SENT_IN_TIME)
            : new Change(command).to(TIMED_OUT, at, CommandReason.NO_ANSWER));
  }

  /** A command in the making; every fact that a gateway tells means that it was handed over. */
  private static final class Change {
    private final Command before;
    private @Nullable SentFrom sentFrom;
    private @Nullable Answer answer;
    private @Nullable Instant dueAt;

    Change(Command before) {
      this.before = before;
      this.sentFrom = before.sentFrom();
      this.answer = before.answer();
      this.dueAt = before.awaitsReadBack() ? before.dueAt() : before.expiresAt().plus(SILENCE);
    }

    Command same() {
      return made(before.state(), before.reason(), before.history());
    }

    Command to(CommandState state, Instant at, @Nullable CommandReason reason) {
      List<Step> history = new ArrayList<>(before.history());
      history.add(new Step(state, at, reason));
      return made(state, reason, history);
    }

    private Command made(CommandState state, @Nullable CommandReason reason, List<Step> history) {
      return new Command(
          before.id(),
          before.machineId(),
          before.gymId(),
          before.requestedBy(),
          before.order(),
          before.createdAt(),
          before.expiresAt(),
          state,
          reason,
          history,
          sentFrom,
          answer,
          Handover.DONE,
          state.isFinal() ? null : dueAt,
          state.isFinal() ? null : before.openAt(),
          before.version() + 1);
    }
  }
}
