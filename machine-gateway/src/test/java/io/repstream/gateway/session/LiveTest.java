package io.repstream.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.id.CommandId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.session.CloseReason.Cause;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LiveTest {
  private static final CommandId COMMAND = new CommandId(new UUID(8, 9));

  @Test
  void appendsWhatIsExpectedAndAcksWhatIsStored() {
    SessionRig rig = SessionRig.live(10);
    assertThat(rig.receives(SessionRig.samples(11, 3)))
        .singleElement()
        .isInstanceOf(Effect.Append.class);
    List<Effect> effects = rig.on(new Input.Stored(13, 3));
    assertThat(effects).containsExactly(new Effect.Send(new RmpMessage.Ack(13)));
  }

  @Test
  void dropsTheOverlapAndTakesTheRest() {
    SessionRig rig = SessionRig.live(10);
    var block = SessionRig.appended(rig.receives(SessionRig.samples(8, 5))).orElseThrow();
    assertThat(block.firstSeq()).isEqualTo(11);
    assertThat(block.lastSeq()).isEqualTo(12);
  }

  @Test
  void acksAgainWhatIsDurableAndSentAgain() {
    SessionRig rig = SessionRig.live(10);
    assertThat(rig.receives(SessionRig.samples(9, 2)))
        .containsExactly(new Effect.Send(new RmpMessage.Ack(10)));
  }

  @Test
  void staysSilentOnARepeatThatStillWaitsForTheStore() {
    SessionRig rig = SessionRig.live(0);
    rig.receives(SessionRig.samples(1, 4));
    assertThat(rig.receives(SessionRig.samples(1, 4))).isEmpty();
  }

  @Test
  void closesOnAGap() {
    SessionRig rig = SessionRig.live(10);
    List<Effect> effects = rig.receives(SessionRig.samples(12, 1));
    assertThat(SessionRig.sent(effects, RmpMessage.ProtocolError.class).code()).isEqualTo(0x0104);
    assertThat(SessionRig.closed(effects).linkReason()).isEqualTo(StateReason.PROTOCOL_ERROR);
  }

  @Test
  void takesAGapThatTheMachineDeclaresLost() {
    SessionRig rig = SessionRig.live(10);
    var block = SessionRig.appended(rig.receives(SessionRig.lostRange(11, 500, 2))).orElseThrow();
    assertThat(block.firstSeq()).isEqualTo(500);
    assertThat(block.lastSeq()).isEqualTo(502);
    assertThat(rig.receives(SessionRig.samples(503, 1))).hasSize(1);
  }

  @Test
  void closesOnALostRangeThatDoesNotReachBackFarEnough() {
    List<Effect> effects = SessionRig.live(10).receives(SessionRig.lostRange(12, 500, 0));
    assertThat(SessionRig.sent(effects, RmpMessage.ProtocolError.class).code()).isEqualTo(0x0104);
  }

  @Test
  void sendsACommandAndNotesWhatHadArrivedBefore() {
    SessionRig rig = SessionRig.live(10);
    rig.receives(SessionRig.samples(11, 3));
    RmpMessage.Command command = new RmpMessage.Command(COMMAND, 5_000, 1, new byte[] {7});
    assertThat(rig.on(new Input.CommandGiven(command)))
        .containsExactly(new Effect.Send(command), new Effect.CommandSent(COMMAND, 13));
  }

  @Test
  void doesNotSendACommandThatFitsNoFrame() {
    RmpMessage.Command command = new RmpMessage.Command(COMMAND, 5_000, 2, new byte[20_000]);
    assertThat(SessionRig.live(10).on(new Input.CommandGiven(command))).isEmpty();
  }

  @Test
  void notesWhatTheMachineSaysOfACommandAlsoWhileItLeaves() {
    SessionRig rig = SessionRig.live(10);
    RmpMessage.Result result = new RmpMessage.Result(COMMAND, 1, new byte[0], "");
    assertThat(rig.receives(new RmpMessage.Received(COMMAND)))
        .containsExactly(new Effect.CommandReceived(COMMAND));
    rig.on(new Input.Dismissed(RmpCode.DRAIN, Duration.ZERO));
    assertThat(rig.receives(result)).containsExactly(new Effect.CommandAnswered(result));
    assertThat(rig.on(new Input.CommandGiven(new RmpMessage.Command(COMMAND, 1, 1, new byte[0]))))
        .as("no new one")
        .isEmpty();
  }

  @Test
  void doesNotListenToAReplacedConnection() {
    SessionRig rig = SessionRig.live(10);
    rig.on(new Input.Dismissed(RmpCode.REPLACED, Duration.ZERO));
    assertThat(rig.receives(new RmpMessage.Result(COMMAND, 1, new byte[0], ""))).isEmpty();
  }

  @Test
  void holdsReadingBeyondTheWindowUntilTheStoreCatchesUp() {
    SessionRig rig = SessionRig.live(0);
    assertThat(rig.receives(SessionRig.samples(1, 8))).hasSize(1);
    assertThat(rig.receives(SessionRig.samples(9, 1))).contains(new Effect.HoldReading());
    assertThat(rig.on(new Input.Stored(1, 1)))
        .containsExactly(new Effect.Send(new RmpMessage.Ack(1)), new Effect.ReleaseReading());
  }

  @Test
  void countsALostRangeAsOneSampleOfTheWindow() {
    SessionRig rig = SessionRig.live(0);
    assertThat(rig.receives(SessionRig.lostRange(1, 100_000, 0)))
        .doesNotContain(new Effect.HoldReading());
  }

  @Test
  void holdsReadingWhileTheGatewayIsFull() {
    SessionRig rig = SessionRig.live(0);
    assertThat(rig.on(new Input.GatewayFull())).containsExactly(new Effect.HoldReading());
    assertThat(rig.on(new Input.GatewayFull())).isEmpty();
    assertThat(rig.on(new Input.GatewayRelieved())).containsExactly(new Effect.ReleaseReading());
    assertThat(rig.on(new Input.GatewayRelieved())).isEmpty();
  }

  @Test
  void suspendsTheIdleTimerWhileNothingIsReadButStillPings() {
    SessionRig rig = SessionRig.live(0);
    rig.on(new Input.GatewayFull());
    rig.pass(Duration.ofSeconds(80));
    assertThat(SessionRig.sent(rig.on(new Input.Ticked()), RmpMessage.Ping.class)).isNotNull();
    rig.on(new Input.GatewayRelieved());
    rig.pass(Duration.ofSeconds(74));
    assertThat(rig.on(new Input.Ticked())).isNotEmpty();
    assertThat(rig.session().isClosed()).isFalse();
    rig.pass(Duration.ofSeconds(1));
    assertThat(SessionRig.closed(rig.on(new Input.Ticked())).cause())
        .isEqualTo(Cause.HEARTBEAT_MISSED);
  }

  @Test
  void tellsWhoSendsTooMuchToWaitAndToSendAgain() {
    SessionRig rig = SessionRig.live(0);
    rig.receives(SessionRig.samples(1, 10_000));
    rig.on(new Input.Stored(10_000, 10_000));
    List<Effect> effects = rig.receives(SessionRig.samples(10_001, 3));
    assertThat(effects).hasSize(1);
    RmpMessage.Slow slow = SessionRig.sent(effects, RmpMessage.Slow.class);
    assertThat(slow.reason()).isEqualTo(RmpCode.RATE.code());
    assertThat(slow.retryAfterMs()).isEqualTo(1_000);
    assertThat(rig.receives(SessionRig.samples(10_004, 3))).as("was on its way").isEmpty();
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.receives(SessionRig.samples(10_001, 3)))
        .hasOnlyElementsOfType(Effect.Append.class);
  }

  @Test
  void whoSendsTooMuchGetsOnWhileTheStoreIsSlow() {
    SessionRig rig = SessionRig.live(0);
    rig.receives(SessionRig.samples(1, 10_000));
    SessionRig.sent(rig.receives(SessionRig.samples(10_001, 3)), RmpMessage.Slow.class);
    assertThat(rig.on(new Input.Stored(10_000, 10_000)))
        .as("what was taken before is not thrown away")
        .contains(new Effect.Send(new RmpMessage.Ack(10_000)));
    rig.pass(Duration.ofSeconds(1));
    var block = SessionRig.appended(rig.receives(SessionRig.samples(9_001, 1_003))).orElseThrow();
    assertThat(block.firstSeq()).isEqualTo(10_001);
    assertThat(block.lastSeq()).isEqualTo(10_003);
  }

  @Test
  void afterSlowTakesNothingUntilTheMachineStartsOver() {
    SessionRig rig = SessionRig.live(0);
    rig.receives(SessionRig.samples(1, 2));
    rig.on(new Input.Stored(2, 2));
    rig.receives(SessionRig.samples(3, 3));
    List<Effect> effects = rig.on(new Input.StoreRefused(Duration.ofSeconds(5)));
    assertThat(effects).first().isEqualTo(new Effect.ForgetAppended());
    RmpMessage.Slow slow = SessionRig.sent(effects, RmpMessage.Slow.class);
    assertThat(slow.reason()).isEqualTo(0x0301);
    assertThat(slow.retryAfterMs()).isEqualTo(5_000);

    assertThat(rig.receives(SessionRig.samples(6, 1))).as("was on its way").isEmpty();
    var block = SessionRig.appended(rig.receives(SessionRig.samples(3, 4))).orElseThrow();
    assertThat(block.firstSeq()).isEqualTo(3);
    assertThat(
            SessionRig.sent(rig.receives(SessionRig.samples(9, 1)), RmpMessage.ProtocolError.class))
        .as("gaps count again")
        .isNotNull();
  }

  @Test
  void doesNotStoreTwiceWhatWasUnderWayWhenItSaidSlow() {
    SessionRig rig = SessionRig.live(0);
    rig.receives(SessionRig.samples(1, 4));
    rig.on(new Input.StoreRefused(Duration.ofSeconds(5)));
    assertThat(rig.on(new Input.Stored(2, 2)))
        .containsExactly(new Effect.Send(new RmpMessage.Ack(2)));
    var block = SessionRig.appended(rig.receives(SessionRig.samples(1, 4))).orElseThrow();
    assertThat(block.firstSeq()).isEqualTo(3);
  }

  @Test
  void pingsAfterAHeartbeatOfItsOwnSilence() {
    SessionRig rig = SessionRig.live(0);
    rig.pass(Duration.ofSeconds(29));
    rig.receives(new RmpMessage.Ping(5));
    rig.pass(Duration.ofSeconds(29));
    assertThat(rig.on(new Input.Ticked())).as("its PONG was a sign of life").isEmpty();
    rig.pass(Duration.ofSeconds(1));
    assertThat(rig.now().monotonicMs()).isEqualTo(rig.session().nextTickMs());
    SessionRig.sent(rig.on(new Input.Ticked()), RmpMessage.Ping.class);
  }

  @Test
  void callsAMachineDeadAfterTwoAndAHalfHeartbeats() {
    SessionRig rig = SessionRig.live(0);
    rig.pass(Duration.ofSeconds(70));
    rig.on(new Input.Skipped());
    rig.pass(Duration.ofSeconds(74));
    rig.on(new Input.Ticked());
    assertThat(rig.session().isClosed()).isFalse();
    rig.pass(Duration.ofSeconds(1));
    CloseReason reason = SessionRig.closed(rig.on(new Input.Ticked()));
    assertThat(reason.linkReason()).isEqualTo(StateReason.HEARTBEAT_MISSED);
  }

  private static List<Effect> shown(SessionRig rig, long version, String json) {
    return rig.on(new Input.SessionChanged(new SessionText(version, json)));
  }

  @Test
  void showsASessionOnlyWhenItChanged() {
    SessionRig rig = SessionRig.live(0);
    assertThat(rig.on(new Input.SessionChanged(SessionRig.SIGNED_OUT))).isEmpty();
    assertThat(shown(rig, 7, "{\"signedIn\":true}")).hasSize(1);
    assertThat(shown(rig, 8, "x".repeat(20_000))).as("fits no frame").isEmpty();
    assertThat(shown(rig, 6, "{\"signedIn\":false}")).as("older").isEmpty();
    assertThat(shown(rig, 7, "{\"signedIn\":true}")).as("shown already").isEmpty();
    assertThat(shown(rig, 8, "{\"signedIn\":false}")).hasSize(1);
  }

  @Test
  void closesOnFramesThatOnlyTheGatewaySends() {
    for (RmpMessage message :
        List.of(
            new RmpMessage.Ack(1),
            new RmpMessage.Slow(0x0301, 1),
            new RmpMessage.Session("{}"),
            SessionRig.hello())) {
      List<Effect> effects = SessionRig.live(0).receives(message);
      assertThat(SessionRig.sent(effects, RmpMessage.ProtocolError.class).code())
          .isEqualTo(RmpCode.UNEXPECTED.code());
    }
  }

  @Test
  void closesWhenTheMachineReportsAnError() {
    List<Effect> effects =
        SessionRig.live(0).receives(RmpMessage.ProtocolError.of(RmpCode.MALFORMED));
    assertThat(SessionRig.closed(effects).linkReason()).isEqualTo(StateReason.CLOSED_BY_MACHINE);
    assertThat(effects).hasSize(1);
  }

  @Test
  void storesAndAcksWhatIsUnderWayAfterGoAway() {
    SessionRig rig = SessionRig.live(0);
    rig.receives(SessionRig.samples(1, 2));
    SessionRig.sent(
        rig.on(new Input.Dismissed(RmpCode.DRAIN, Duration.ZERO)), RmpMessage.GoAway.class);
    assertThat(rig.receives(SessionRig.samples(3, 1))).hasSize(1);
    assertThat(rig.on(new Input.Stored(3, 3)))
        .containsExactly(new Effect.Send(new RmpMessage.Ack(3)));
    SessionRig.sent(rig.receives(new RmpMessage.Ping(1)), RmpMessage.Pong.class);
    CloseReason reason = SessionRig.closed(rig.on(new Input.LinkLost()));
    assertThat(reason.linkReason()).isEqualTo(StateReason.GATEWAY_DRAINED);
  }

  @Test
  void closesItselfWhenTheMachineDoesNotGo() {
    SessionRig rig = SessionRig.live(0);
    rig.on(new Input.Dismissed(RmpCode.REVOKED, Duration.ZERO));
    assertThat(rig.on(new Input.Dismissed(RmpCode.DRAIN, Duration.ZERO))).isEmpty();
    rig.pass(Duration.ofSeconds(2));
    assertThat(rig.now().monotonicMs()).isEqualTo(rig.session().nextTickMs());
    CloseReason reason = SessionRig.closed(rig.on(new Input.Ticked()));
    assertThat(reason.linkReason()).isEqualTo(StateReason.REVOKED);
  }

  @Test
  void takesNothingMoreFromAMachineThatWasReplaced() {
    SessionRig rig = SessionRig.live(0);
    rig.on(new Input.Dismissed(RmpCode.REPLACED, Duration.ofSeconds(60)));
    assertThat(rig.receives(SessionRig.samples(1, 1))).isEmpty();
  }

  @Test
  void letsAMachineGoThatSaysGoodbye() {
    SessionRig rig = SessionRig.live(0);
    rig.receives(SessionRig.samples(1, 2));
    assertThat(rig.receives(new RmpMessage.GoAway(0x0405, 0))).isEmpty();
    assertThat(rig.on(new Input.Stored(2, 2))).hasSize(1);
    CloseReason reason = SessionRig.closed(rig.on(new Input.LinkLost()));
    assertThat(reason.linkReason()).isEqualTo(StateReason.CLOSED_BY_MACHINE);
  }

  @Test
  void hasNoEffectOnceClosed() {
    SessionRig rig = SessionRig.live(0);
    rig.on(new Input.LinkLost());
    assertThat(rig.receives(SessionRig.samples(1, 1))).isEmpty();
    assertThat(rig.on(new Input.LinkLost())).isEmpty();
    assertThat(rig.on(new Input.Unreadable(RmpCode.MALFORMED, "x"))).isEmpty();
    assertThat(rig.on(new Input.Dismissed(RmpCode.DRAIN, Duration.ZERO))).isEmpty();
    assertThat(rig.on(new Input.Ticked())).isEmpty();
  }
}
