package io.repstream.api.command;

import io.repstream.api.command.life.Command;
import io.repstream.api.command.life.CommandReason;
import io.repstream.api.command.life.CommandState;
import io.repstream.api.command.life.OrderText;
import io.repstream.api.command.order.Order;
import io.repstream.api.platform.version.Versioned;
import io.repstream.common.rmp.CommandOutcome;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A command as clients see it. */
@Schema(name = "Command", description = "Something that a machine was told to do")
public record CommandView(
    @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e91") String id,
    @Schema(example = "0199f3c0-5d2e-7c11-9a54-3f1d2b7c8e90") String machineId,
    Order order,
    CommandState state,
    @Schema(description = "Why it is in that state, where the state alone does not say it")
        @Nullable CommandReason reason,
    @Schema(description = "Who asked for it") String requestedBy,
    Instant createdAt,
    @Schema(description = "The machine must begin before") Instant expiresAt,
    @Schema(description = "Every state so far, in order") List<StepView> history,
    @Schema(description = "What the machine said; absent until it did") @Nullable AnswerView answer,
    @Schema(description = "Rises with each change; see ?afterVersion=", example = "4") long version)
    implements Versioned {
  public CommandView {
    history = List.copyOf(history);
  }

  @Override
  public String entityVersion() {
    return Long.toString(version);
  }

  /** One state. */
  @Schema(name = "CommandStep")
  public record StepView(CommandState state, Instant at, @Nullable CommandReason reason) {}

  /** A machine's answer. */
  @Schema(name = "CommandAnswer")
  public record AnswerView(
      CommandOutcome outcome,
      @Schema(description = "The machine's own words; may be empty") String text,
      Instant at) {}

  static CommandView of(Command command) {
    Command.@Nullable Answer answer = command.answer();
    return new CommandView(
        command.id().toString(),
        command.machineId().value(),
        OrderText.read(command.order()),
        command.state(),
        command.reason(),
        command.requestedBy().toString(),
        command.createdAt(),
        command.expiresAt(),
        command.history().stream()
            .map(step -> new StepView(step.state(), step.at(), step.reason()))
            .toList(),
        answer == null
            ? null
            : new AnswerView(CommandOutcome.ofCode(answer.outcome()), answer.text(), answer.at()),
        command.version());
  }
}
