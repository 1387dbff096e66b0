package io.repstream.api.command.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.api.command.life.Command.Request;
import io.repstream.api.command.life.Command.SentFrom;
import io.repstream.api.command.life.Command.Step;
import io.repstream.api.command.order.Order;
import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.id.MemberId;
import io.repstream.common.rmp.CommandOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLifeTest {
  private static final Instant T0 = Instant.parse("2026-11-23T10:00:00Z");
  private static final Instant T1 = T0.plusMillis(50);
  private static final SentFrom FROM = new SentFrom(new BootId(new UUID(7, 7)), 41);
  private static final CommandFact SENT = new CommandFact.Sent(T1, FROM);
  private static final CommandFact RECEIVED = new CommandFact.Received(T1);
  private static final CommandFact SUCCESS =
      new CommandFact.Answered(T1, T0.plusSeconds(5), CommandOutcome.SUCCESS, "done");

  private static Command queued(Order order) {
    return Command.queued(
        new CommandId(new UUID(1, 1)),
        new Request(
            new MachineId("bike"),
            new GymId(new UUID(2, 2)),
            new MemberId(new UUID(3, 3)),
            order,
            Duration.ofSeconds(60)),
        T0);
  }

  private static Command after(Command command, CommandFact... facts) {
    Command now = command;
    for (CommandFact fact : facts) {
      now = CommandLife.after(now, fact).orElse(now);
    }
    return now;
  }

  private static List<CommandState> states(Command command) {
    return command.history().stream().map(Step::state).toList();
  }

  @Test
  void goesThroughItsStates() {
    Command command = queued(new Order.Start());
    assertThat(command.dueAt()).isEqualTo(T0.plusSeconds(1));
    Command handedOver = after(command, new CommandFact.HandedOver(T1));
    assertThat(handedOver.state()).isEqualTo(CommandState.QUEUED);
    assertThat(handedOver.dueAt()).isEqualTo(T0.plusSeconds(120));
    Command done = after(handedOver, SENT, RECEIVED, SUCCESS);
    assertThat(states(done))
        .containsExactly(
            CommandState.QUEUED, CommandState.SENT, CommandState.DELIVERED, CommandState.SUCCEEDED);
    assertThat(done.reason()).isEqualTo(CommandReason.DONE);
    assertThat(done.answer()).isEqualTo(new Command.Answer(1, "done", T1));
    assertThat(done.dueAt()).isNull();
    assertThat(done.openAt()).isNull();
    assertThat(done.version()).isEqualTo(5);
  }

  @Test
  void isNotDoneBeforeTheSamplesShowIt() {
    Command answered = after(queued(new Order.SetTargetPower(150)), SENT, RECEIVED, SUCCESS);
    assertThat(answered.state()).isEqualTo(CommandState.DELIVERED);
    assertThat(answered.awaitsReadBack()).isTrue();
    assertThat(answered.dueAt()).isEqualTo(T0.plusSeconds(15));
    assertThat(after(answered, new CommandFact.Unanswered(T1), SUCCESS)).isEqualTo(answered);

    Command shown = after(answered, new CommandFact.ShownBySamples(T1));
    assertThat(shown.state()).isEqualTo(CommandState.SUCCEEDED);
    assertThat(shown.reason()).isEqualTo(CommandReason.APPLIED);
    Command ignored = after(answered, new CommandFact.NotShownBySamples(T1));
    assertThat(ignored.state()).isEqualTo(CommandState.FAILED);
    assertThat(ignored.reason()).isEqualTo(CommandReason.NOT_APPLIED);
  }

  @ParameterizedTest
  @CsvSource({
    "UNSUPPORTED, FAILED, UNSUPPORTED",
    "INVALID, FAILED, INVALID",
    "FAILED, FAILED, MACHINE_FAILED",
    "NOT_PERMITTED, FAILED, NOT_PERMITTED",
    "EXPIRED, EXPIRED, NOT_BEGUN_IN_TIME"
  })
  void saysWhyItFailed(CommandOutcome outcome, CommandState state, CommandReason reason) {
    Command command =
        after(
            queued(new Order.SetTargetPower(150)),
            SENT,
            new CommandFact.Answered(T1, T1, outcome, ""));
    assertThat(command.state()).isEqualTo(state);
    assertThat(command.reason()).isEqualTo(reason);
  }

  @Test
  void expiresUnlessItWasSent() {
    Command command = queued(new Order.Start());
    Command expired = after(command, new CommandFact.Expired(T1));
    assertThat(expired.state()).isEqualTo(CommandState.EXPIRED);
    assertThat(expired.reason()).isEqualTo(CommandReason.NOT_SENT_IN_TIME);
    Command timedOut = after(command, SENT, new CommandFact.Expired(T1));
    assertThat(timedOut.state())
        .as("the machine may have done it")
        .isEqualTo(CommandState.TIMED_OUT);
    assertThat(timedOut.reason()).isEqualTo(CommandReason.NO_ANSWER);
  }

  @Test
  void isTakenBackOnlyWhileItWaits() {
    Command command = queued(new Order.Start());
    CommandFact takenBack = new CommandFact.TakenBack(T1);
    assertThat(after(command, takenBack).state()).isEqualTo(CommandState.CANCELLED);
    assertThat(CommandLife.after(after(command, SENT), takenBack)).isEmpty();
  }

  @Test
  void nothingHappensToWhatHasEnded() {
    Command done = after(queued(new Order.Start()), SUCCESS);
    assertThat(
            after(
                done,
                SENT,
                RECEIVED,
                SUCCESS,
                new CommandFact.Expired(T1),
                new CommandFact.TakenBack(T1),
                new CommandFact.HandedOver(T1)))
        .isEqualTo(done);
  }

  @Test
  void endsAlikeInWhateverOrderFactsComeAndHoweverOften() {
    long seed = new Random().nextLong();
    Random dice = new Random(seed);
    for (int i = 0; i < 200; i++) {
      List<CommandFact> facts =
          new ArrayList<>(
              List.of(
                  SENT,
                  RECEIVED,
                  SUCCESS,
                  SENT,
                  RECEIVED,
                  SUCCESS,
                  new CommandFact.HandedOver(T1)));
      Collections.shuffle(facts, dice);
      Command target =
          after(queued(new Order.SetTargetPower(150)), facts.toArray(CommandFact[]::new));
      assertThat(target.awaitsReadBack()).as("seed %d", seed).isTrue();
      assertThat(target.sentFrom()).as("seed %d", seed).isEqualTo(FROM);
      Command start = after(queued(new Order.Start()), facts.toArray(CommandFact[]::new));
      assertThat(start.state()).as("seed %d", seed).isEqualTo(CommandState.SUCCEEDED);
    }
  }
}
