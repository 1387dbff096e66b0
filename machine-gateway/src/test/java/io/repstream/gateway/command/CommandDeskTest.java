package io.repstream.gateway.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.GatewayId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.redis.CommandEvent;
import io.repstream.common.redis.CommandEvent.What;
import io.repstream.common.rmp.CommandOutcome;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.admission.LiveMachines;
import io.repstream.gateway.admission.OwnedConnection;
import io.repstream.gateway.session.Effect.Admission;
import io.repstream.gateway.session.Effect.Identity;
import io.repstream.gateway.session.Input;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandDeskTest {
  private static final MachineId MACHINE = new MachineId("bike");
  private static final CommandId FIRST = new CommandId(new UUID(0, 1));
  private static final CommandId SECOND = new CommandId(new UUID(0, 2));

  private final QueueOfTheTest queue = new QueueOfTheTest();
  private final LiveMachines machines = new LiveMachines();
  private final CountingMeter meter = new CountingMeter();
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private long nowNanos;
  private final CommandDesk desk =
      new CommandDesk(
          queue,
          machines,
          new CommandEvents(new GatewayId("gw"), () -> Instant.ofEpochMilli(77)),
          meter,
          timer,
          () -> nowNanos);

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  /** Has what the test puts there, and remembers what it is told. */
  private static final class QueueOfTheTest implements CommandQueue {
    private final List<RmpMessage.Command> waiting = new ArrayList<>();
    private final List<CommandId> late = new ArrayList<>();
    private final List<Hold> holds = new ArrayList<>();
    private final List<CommandEvent> told = new CopyOnWriteArrayList<>();
    private final List<CommandId> ended = new CopyOnWriteArrayList<>();
    private volatile boolean away;
    private boolean removalFails;

    @Override
    public void take(List<OwnedConnection> connections, Consumer<Taken> answer) {
      for (OwnedConnection connection : connections) {
        if (!late.isEmpty()) {
          answer.accept(new Taken.TooLate(connection, late.getFirst()));
        } else if (!waiting.isEmpty()) {
          answer.accept(new Taken.Ready(connection, waiting.getFirst()));
        }
      }
    }

    @Override
    public void hold(List<Hold> held) {
      holds.addAll(held);
    }

    @Override
    public void tell(List<CommandEvent> events, Consumer<Boolean> outcome) {
      boolean stored = !away;
      if (stored) {
        told.addAll(events);
      }
      outcome.accept(stored);
    }

    @Override
    public void end(MachineId machineId, CommandId commandId, Consumer<Boolean> outcome) {
      if (removalFails) {
        outcome.accept(false);
        return;
      }
      waiting.removeIf(command -> command.commandId().equals(commandId));
      late.remove(commandId);
      ended.add(commandId);
      outcome.accept(true);
    }

    void queue(CommandId id) {
      waiting.add(new RmpMessage.Command(id, 5_000, 1, new byte[] {7}));
    }

    List<What> steps() {
      return told.stream().map(CommandEvent::what).toList();
    }
  }

  private static final class CountingMeter implements CommandMeter {
    private int unasked;

    @Override
    public void told(CommandEvent event) {}

    @Override
    public void refused() {}

    @Override
    public void unasked() {
      unasked++;
    }
  }

  private record Connection(Admission admission, List<CommandId> given) implements OwnedConnection {
    static Connection withEpoch(long epoch) {
      Identity identity =
          new Identity(MACHINE, new GymId(new UUID(1, 1)), new BootId(new UUID(2, 2)), false);
      return new Connection(new Admission(identity, 1, epoch, 0, 0), new ArrayList<>());
    }

    @Override
    public void tell(Input input) {
      if (input instanceof Input.CommandGiven(RmpMessage.Command command)) {
        given.add(command.commandId());
      }
    }
  }

  private Connection arrived(long epoch) {
    Connection connection = Connection.withEpoch(epoch);
    machines.enter(connection);
    desk.arrived(connection);
    return connection;
  }

  private static RmpMessage.Result success(CommandId id) {
    return new RmpMessage.Result(id, CommandOutcome.SUCCESS.code(), new byte[] {1}, "done");
  }

  @Test
  void givesTheNextCommandOnlyWhenTheOneBeforeHasEnded() {
    queue.queue(FIRST);
    queue.queue(SECOND);
    Connection machine = arrived(1);
    desk.sent(machine, FIRST, 42);
    desk.look(MACHINE);
    desk.lookAtAll();
    assertThat(machine.given()).containsExactly(FIRST);

    desk.received(machine, FIRST);
    desk.received(machine, FIRST);
    desk.answered(machine, success(FIRST));
    desk.answered(machine, success(FIRST));
    assertThat(machine.given()).containsExactly(FIRST, SECOND);
    assertThat(queue.steps()).containsExactly(What.SENT, What.RECEIVED, What.RESULT);
    assertThat(queue.ended).containsExactly(FIRST);
    CommandEvent sent = queue.told.getFirst();
    assertThat(sent.afterSeq()).isEqualTo(42);
    assertThat(sent.bootId()).isEqualTo(new UUID(2, 2).toString());
    CommandEvent result = queue.told.getLast();
    assertThat(result.outcome()).isEqualTo(1);
    assertThat(result.data()).isEqualTo("AQ");
    assertThat(result.text()).isEqualTo("done");
    assertThat(result.atMs()).isEqualTo(77);
  }

  @Test
  void looksWhenWokenAndEveryFewSeconds() {
    Connection machine = arrived(1);
    queue.queue(FIRST);
    desk.look(new MachineId("elsewhere"));
    assertThat(machine.given()).isEmpty();
    desk.look(MACHINE);
    assertThat(machine.given()).containsExactly(FIRST);
    desk.answered(machine, success(FIRST));
    queue.queue(SECOND);
    desk.lookAtAll();
    assertThat(machine.given()).containsExactly(FIRST, SECOND);
  }

  @Test
  void keepsWhatIsInFlightWhileTheLinkLives() {
    queue.queue(FIRST);
    Connection machine = arrived(1);
    desk.lookAtAll();
    assertThat(queue.holds)
        .singleElement()
        .satisfies(h -> assertThat(h.connection()).isSameAs(machine));
    machines.leave(machine);
    desk.left(machine);
    queue.holds.clear();
    desk.lookAtAll();
    assertThat(queue.holds).isEmpty();
    assertThat(desk.inFlightCount()).isZero();
  }

  @Test
  void repeatsTheCommandToTheNextConnectionAndHearsOnlyThatOne() {
    queue.queue(FIRST);
    Connection older = arrived(1);
    Connection newer = arrived(2);
    assertThat(older.given()).containsExactly(FIRST);
    assertThat(newer.given()).containsExactly(FIRST);
    desk.left(older);
    desk.answered(older, success(FIRST));
    assertThat(queue.told).isEmpty();
    assertThat(meter.unasked).isEqualTo(1);
    desk.answered(newer, success(FIRST));
    assertThat(queue.steps()).containsExactly(What.RESULT);
  }

  @Test
  void doesNotBelieveAnswersToWhatWasNotAsked() {
    queue.queue(FIRST);
    Connection machine = arrived(1);
    desk.answered(machine, success(SECOND));
    desk.received(machine, SECOND);
    desk.sent(machine, SECOND, 1);
    assertThat(queue.told).isEmpty();
    assertThat(meter.unasked).isEqualTo(2);
  }

  @Test
  void tellsWhatExpiredWithoutSendingIt() {
    queue.late.add(FIRST);
    queue.queue(SECOND);
    Connection machine = arrived(1);
    assertThat(queue.steps()).containsExactly(What.EXPIRED);
    assertThat(queue.ended).containsExactly(FIRST);
    assertThat(machine.given()).containsExactly(SECOND);
  }

  @Test
  void givesUpOnAnAnswerThatDoesNotCome() {
    queue.queue(FIRST);
    Connection machine = arrived(1);
    nowNanos += Duration.ofSeconds(14).toNanos();
    desk.giveUpOverdue();
    assertThat(queue.told).isEmpty();
    nowNanos += Duration.ofSeconds(1).toNanos();
    desk.giveUpOverdue();
    desk.answered(machine, success(FIRST));
    assertThat(queue.steps()).containsExactly(What.UNANSWERED);
    assertThat(queue.ended).containsExactly(FIRST);
  }

  @Test
  void keepsAResultUntilTheStoreTakesIt() {
    queue.queue(FIRST);
    Connection machine = arrived(1);
    queue.away = true;
    desk.received(machine, FIRST);
    desk.answered(machine, success(FIRST));
    assertThat(desk.untoldCount()).isEqualTo(2);
    assertThat(queue.ended).as("not removed before it is told").isEmpty();
    queue.away = false;
    await().until(() -> queue.ended.contains(FIRST));
    assertThat(queue.steps()).containsExactly(What.RECEIVED, What.RESULT);
    assertThat(desk.untoldCount()).isZero();
  }

  @Test
  void triesAgainToRemoveWhatWasTold() {
    queue.queue(FIRST);
    Connection machine = arrived(1);
    queue.removalFails = true;
    desk.answered(machine, success(FIRST));
    desk.look(MACHINE);
    assertThat(machine.given()).as("not given twice").containsExactly(FIRST);
    queue.removalFails = false;
    desk.lookAtAll();
    assertThat(queue.ended).containsExactly(FIRST);
    assertThat(desk.inFlightCount()).isZero();
  }

  @Test
  void refusesToKeepMoreThanItsBound() {
    queue.away = true;
    CommandJournal journal = new CommandJournal(queue, timer, _ -> {});
    CommandEvents events = new CommandEvents(new GatewayId("gw"), () -> Instant.ofEpochMilli(77));
    InFlight command = new InFlight(Connection.withEpoch(1), FIRST, 0, InFlight.Step.GIVEN);
    for (int i = 0; i < 5_000; i++) {
      assertThat(journal.add(events.of(command, What.RECEIVED))).isTrue();
    }
    assertThat(journal.add(events.of(command, What.RECEIVED))).isFalse();
    assertThat(journal.add(events.of(command, What.EXPIRED))).as("an end has room").isTrue();
  }
}
