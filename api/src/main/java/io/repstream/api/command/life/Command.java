package io.repstream.api.command.life;

import io.repstream.api.command.order.Order;
import io.repstream.api.platform.document.Schema;
import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A command, as stored.
 *
 * @param id random, or of the request's key
 * @param order {@link OrderText}
 * @param expiresAt the machine must begin before
 * @param reason why the state is what it is; null where it says all
 * @param history every state with its time, from QUEUED on
 * @param sentFrom what had come of the machine before the command; null until it was sent
 * @param answer what the machine said; null until it did
 * @param handover whether it stands in the machine's queue
 * @param dueAt when somebody must look after it if nothing happens; null once it is final
 * @param openAt the machine's id while it is not final and missing after
 * @param version rises with each change
 */
public record Command(
    @BsonId CommandId id,
    MachineId machineId,
    GymId gymId,
    MemberId requestedBy,
    String order,
    Instant createdAt,
    Instant expiresAt,
    CommandState state,
    @Nullable CommandReason reason,
    List<Step> history,
    @Nullable SentFrom sentFrom,
    @Nullable Answer answer,
    Handover handover,
    @Nullable Instant dueAt,
    @Nullable String openAt,
    long version) {
  public static final Schema<Command> SCHEMA = Schema.of("commands", Command.class);

  /** How long the process that took a request has the handing over to itself. */
  static final Duration HANDOVER_TIME = Duration.ofSeconds(1);

  public Command {
    history = List.copyOf(history);
  }

  /** Whether a command stands in its machine's queue. */
  public enum Handover {
    PENDING,
    DONE
  }

  /** A state and when it began. */
  public record Step(CommandState state, Instant at, @Nullable CommandReason reason) {}

  /**
   * Where to begin to read back.
   *
   * @param bootId the machine's boot
   * @param afterSeq its last sample before the command
   */
  public record SentFrom(BootId bootId, long afterSeq) {}

  /**
   * What the machine said.
   *
   * @param outcome the byte of RESULT
   * @param text its own words
   */
  public record Answer(int outcome, String text, Instant at) {}

  /** Who asks for what, of which machine. */
  public record Request(
      MachineId machineId, GymId gymId, MemberId requestedBy, Order order, Duration timeToLive) {}

  /** A new command. */
  public static Command queued(CommandId id, Request request, Instant now) {
    return new Command(
        id,
        request.machineId(),
        request.gymId(),
        request.requestedBy(),
        OrderText.of(request.order()),
        now,
        now.plus(request.timeToLive()),
        CommandState.QUEUED,
        null,
        List.of(new Step(CommandState.QUEUED, now, null)),
        null,
        null,
        Handover.PENDING,
        now.plus(HANDOVER_TIME),
        request.machineId().value(),
        1);
  }

  /** Whether the machine says that it is done and its samples have yet to show it. */
  public boolean awaitsReadBack() {
    return !state.isFinal() && answer != null;
  }
}
