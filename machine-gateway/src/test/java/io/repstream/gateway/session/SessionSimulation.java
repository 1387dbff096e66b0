package io.repstream.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.credential.CredentialState;
import io.repstream.common.id.CommandId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.SampleBlock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * One machine, one store and a chain of sessions, driven by dice: links break, frames repeat,
 * overlap and leave gaps, the store lags, refuses and recovers, answers come late, time jumps.
 * After each step it checks what must hold at all times.
 */
final class SessionSimulation {
  private final Random dice;
  private final SimulatedStore store = new SimulatedStore();
  private SessionRig rig = new SessionRig();
  private boolean live;
  private boolean closed;
  private boolean held;
  private boolean startOver;
  private long produced;
  private long nextToSend = 1;
  private long acked;
  private long appendedThrough;

  SessionSimulation(long seed) {
    this.dice = new Random(seed);
  }

  void run(int steps) {
    for (int i = 0; i < steps; i++) {
      if (closed) {
        assertThat(anyInputOnceClosed()).as("effects after Closed").isEmpty();
        connectAgain();
      } else {
        perform(live ? liveStep() : handshakeStep());
      }
    }
  }

  /** The machine comes back; what the last connection had under way is stored by now. */
  private void connectAgain() {
    store.connectionEnded();
    rig = new SessionRig();
    closed = false;
    live = false;
    held = false;
  }

  private List<Effect> anyInputOnceClosed() {
    return switch (dice.nextInt(5)) {
      case 0 -> rig.on(new Input.LinkLost());
      case 1 -> rig.receives(SessionRig.samples(1 + dice.nextInt(50), 2));
      case 2 -> rig.on(new Input.Stored(1 + dice.nextInt(50), 1));
      case 3 -> rig.on(new Input.Claimed(new Claim(3, 0, SessionText.SIGNED_OUT)));
      default -> rig.pass(Duration.ofHours(1)).on(new Input.Ticked());
    };
  }

  private List<Effect> handshakeStep() {
    return switch (dice.nextInt(12)) {
      case 0 -> rig.on(new Input.LinkLost());
      case 1 -> rig.pass(Duration.ofSeconds(dice.nextInt(12))).on(new Input.Ticked());
      case 2 -> rig.on(new Input.Stored(dice.nextInt(50), 3));
      case 3 -> rig.on(new Input.ClaimRefused(RmpCode.TRY_LATER));
      case 4 -> rig.on(new Input.GatewayFull());
      default -> welcome();
    };
  }

  private List<Effect> welcome() {
    rig.receives(SessionRig.hello());
    rig.on(SessionRig.known(CredentialState.ACTIVE));
    rig.receives(SessionRig.proof(SessionRig.KEY, 1));
    List<Effect> effects =
        rig.on(new Input.Claimed(new Claim(1, store.mark(), SessionText.SIGNED_OUT)));
    if (!effects.isEmpty() && !rig.session().isClosed()) {
      live = true;
      startOver = false;
      appendedThrough = store.mark();
      nextToSend = store.mark() + 1;
      acked = store.mark();
    }
    return effects;
  }

  private List<Effect> liveStep() {
    return switch (dice.nextInt(20)) {
      case 0 -> rig.on(new Input.LinkLost());
      case 1 -> rig.pass(Duration.ofSeconds(dice.nextInt(40))).on(new Input.Ticked());
      case 2 -> rig.on(new Input.GatewayFull());
      case 3 -> rig.on(new Input.GatewayRelieved());
      case 4 -> rig.on(new Input.StoreRefused(Duration.ofSeconds(1)));
      case 5 -> repeat();
      case 6 -> lostRange();
      case 7 -> dice.nextInt(10) == 0 ? gap() : List.of();
      case 8 -> dice.nextInt(5) == 0 ? dismiss() : List.of();
      case 9 -> rig.receives(new RmpMessage.Ping(dice.nextLong()));
      case 10 -> command();
      case 11, 12, 13 -> store.storeNext().map(rig::on).orElse(List.of());
      default -> sendNext();
    };
  }

  private List<Effect> command() {
    CommandId id = new CommandId(new UUID(0, dice.nextLong()));
    return dice.nextBoolean()
        ? rig.on(new Input.CommandGiven(new RmpMessage.Command(id, 1, 1, new byte[1])))
        : rig.receives(new RmpMessage.Result(id, 1, new byte[0], ""));
  }

  private List<Effect> sendNext() {
    int count = 1 + dice.nextInt(4);
    List<Effect> effects = rig.receives(SessionRig.samples(nextToSend, count));
    nextToSend += count;
    produced = Math.max(produced, nextToSend - 1);
    return effects;
  }

  private List<Effect> repeat() {
    long from = 1 + dice.nextLong(nextToSend);
    return rig.receives(SessionRig.samples(from, 1 + dice.nextInt(6)));
  }

  private List<Effect> lostRange() {
    if (startOver) {
      return List.of();
    }
    long through = nextToSend + dice.nextInt(20);
    List<Effect> effects = rig.receives(SessionRig.lostRange(1, through, 0));
    nextToSend = through + 1;
    return effects;
  }

  private List<Effect> gap() {
    boolean dropped = startOver;
    List<Effect> effects = rig.receives(SessionRig.samples(nextToSend + 1 + produced, 1));
    if (!dropped && live && !rig.session().isClosed()) {
      throw new AssertionError("a gap did not close the connection");
    }
    return effects;
  }

  private List<Effect> dismiss() {
    List<Effect> effects = rig.on(new Input.Dismissed(RmpCode.DRAIN, Duration.ZERO));
    perform(effects);
    rig.pass(Duration.ofSeconds(2));
    return rig.on(new Input.Ticked());
  }

  private void perform(List<Effect> effects) {
    for (Effect effect : effects) {
      assertThat(closed).as("effect after Close: %s", effect).isFalse();
      switch (effect) {
        case Effect.Append(SampleBlock block) -> appended(block);
        case Effect.Send(RmpMessage.Ack(long throughSeq)) -> acked(throughSeq);
        case Effect.Send _,
            Effect.LookUpCredential _,
            Effect.ClaimOwnership _,
            Effect.Admit _,
            Effect.CommandSent _,
            Effect.CommandReceived _,
            Effect.CommandAnswered _ -> {}
        case Effect.ForgetAppended _ -> forgotten();
        case Effect.HoldReading _ -> {
          assertThat(held).as("held twice").isFalse();
          held = true;
        }
        case Effect.ReleaseReading _ -> {
          assertThat(held).as("released without hold").isTrue();
          held = false;
        }
        case Effect.Close _ -> closed = true;
      }
    }
    assertThat(rig.session().isClosed()).isEqualTo(closed);
  }

  private void appended(SampleBlock block) {
    boolean declared = block.firstKindCode() == 8;
    if (!startOver) {
      assertThat(block.firstSeq()).as("appended twice").isGreaterThan(appendedThrough);
      assertThat(declared || block.firstSeq() == appendedThrough + 1).as("gap").isTrue();
    }
    startOver = false;
    appendedThrough = block.lastSeq();
    nextToSend = Math.max(nextToSend, appendedThrough + 1);
    store.append(block);
  }

  private void acked(long throughSeq) {
    assertThat(throughSeq).as("ACK fell").isGreaterThanOrEqualTo(acked);
    assertThat(store.holdsAllThrough(throughSeq))
        .as("ACK %s of what is not stored", throughSeq)
        .isTrue();
    acked = throughSeq;
  }

  /** SLOW: the machine starts again behind its last ACK. */
  private void forgotten() {
    store.forget();
    startOver = true;
    nextToSend = acked + 1;
  }
}
