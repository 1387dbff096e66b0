package io.repstream.gateway.session;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.MachineId;
import io.repstream.common.machine.StateReason;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.gateway.session.CloseReason.Cause;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandshakeTest {
  private static final RmpMessage.Proof BY_CERTIFICATE = new RmpMessage.Proof(0, 77, new byte[32]);

  @Test
  void looksUpWhoSaysHello() {
    SessionRig rig = new SessionRig();
    assertThat(rig.receives(SessionRig.hello()))
        .containsExactly(new Effect.LookUpCredential(SessionRig.MACHINE));
  }

  @Test
  void challengesWithTheConnectionsNonceAndTheTime() {
    SessionRig rig = new SessionRig();
    rig.receives(SessionRig.hello());
    RmpMessage.Challenge challenge =
        SessionRig.sent(
            rig.on(SessionRig.known(CredentialState.ACTIVE)), RmpMessage.Challenge.class);
    assertThat(challenge.protocol()).isEqualTo(1);
    assertThat(challenge.serverNonce()).isEqualTo(SessionRig.nonces().serverNonce());
    assertThat(challenge.serverTimeMs()).isEqualTo(rig.now().epochMs());
  }

  @Test
  void claimsOwnershipForWhoHasProvenTheKey() {
    SessionRig rig = SessionRig.challenged(CredentialState.ACTIVE);
    assertThat(rig.receives(SessionRig.proof(SessionRig.KEY, 77)))
        .containsExactly(
            new Effect.ClaimOwnership(
                new Effect.Identity(SessionRig.MACHINE, SessionRig.GYM, SessionRig.BOOT, false)));
  }

  @Test
  void welcomesProvesItselfAdmitsAndShowsTheSession() {
    SessionRig rig = SessionRig.claiming();
    List<Effect> effects =
        rig.on(new Input.Claimed(new Claim(9, 41, new SessionText(3, "{\"v\":1}"))));
    RmpMessage.Welcome welcome = SessionRig.sent(effects, RmpMessage.Welcome.class);
    assertThat(welcome.terms().durableThroughSeq()).isEqualTo(41);
    assertThat(welcome.terms().heartbeatSeconds()).isEqualTo(30);
    assertThat(welcome.terms().windowSamples()).isEqualTo(8);
    assertThat(welcome.mac())
        .isEqualTo(Proofs.gateway(SessionRig.KEY, SessionRig.nonces(), welcome.terms()));
    assertThat(SessionRig.sent(effects, RmpMessage.Session.class).json()).isEqualTo("{\"v\":1}");
    assertThat(effects.get(1)).isInstanceOf(Effect.Admit.class);
  }

  @Test
  void measuresSkewAtHalfTheRoundTrip() {
    SessionRig rig = SessionRig.challenged(CredentialState.ACTIVE);
    rig.pass(Duration.ofMillis(200));
    long machineTimeMs = 5_000;
    rig.receives(SessionRig.proof(SessionRig.KEY, machineTimeMs));
    long midwayMs = rig.now().epochMs() - 100;
    rig.pass(Duration.ofMillis(30));
    List<Effect> effects = rig.on(new Input.Claimed(new Claim(9, 0, SessionText.SIGNED_OUT)));
    Effect.Admission admission = ((Effect.Admit) effects.get(1)).admission();
    assertThat(admission.skewMs()).isEqualTo(machineTimeMs - midwayMs);
    assertThat(admission.epoch()).isEqualTo(9);
    assertThat(admission.keyId()).isEqualTo(1);
  }

  @Test
  void refusesAWrongProof() {
    SessionRig rig = SessionRig.challenged(CredentialState.ACTIVE);
    MachineKey wrong = new MachineKey(1, "another key of thirty-two bytes!".getBytes(US_ASCII));
    assertRefused(rig.receives(SessionRig.proof(wrong, 77)), RmpCode.PROOF);
  }

  @Test
  void refusesAKeyIdThatIsNotLiveEvenWithTheStandInKey() {
    SessionRig rig = SessionRig.challenged(CredentialState.ACTIVE);
    MachineKey standIn = new MachineKey(0xFF, new byte[MachineKey.BYTES]);
    assertRefused(rig.receives(SessionRig.proof(standIn, 77)), RmpCode.PROOF);
  }

  @Test
  void turnsAwayWhoComesFromWhereThereIsTooMuchAlready() {
    Input turnedAway = new Input.TurnedAway(RmpCode.CONNECTIONS, Duration.ofSeconds(4));
    List<Effect> effects = new SessionRig().on(turnedAway);
    assertRefused(effects, RmpCode.CONNECTIONS);
    assertThat(SessionRig.sent(effects, RmpMessage.Reject.class).retryAfterMs()).isEqualTo(6_000);
    assertThat(SessionRig.live(0).on(turnedAway)).as("too late").isEmpty();
  }

  private static SessionRig certified(Set<MachineId> machines, CredentialState state) {
    SessionRig rig = new SessionRig();
    assertThat(rig.on(new Input.CertificateShown(machines))).isEmpty();
    rig.receives(SessionRig.hello());
    rig.on(SessionRig.known(state));
    return rig;
  }

  @Test
  void aCertificateNeedsNoMacAndGetsNone() {
    SessionRig rig = certified(Set.of(SessionRig.MACHINE), CredentialState.ACTIVE);
    assertThat(rig.receives(BY_CERTIFICATE)).hasOnlyElementsOfType(Effect.ClaimOwnership.class);
    List<Effect> effects = rig.on(new Input.Claimed(new Claim(9, 0, SessionText.SIGNED_OUT)));
    assertThat(SessionRig.sent(effects, RmpMessage.Welcome.class).mac()).isEqualTo(new byte[32]);
    assertThat(((Effect.Admit) effects.get(1)).admission().keyId()).isZero();
  }

  @Test
  void aCertificateProvesOnlyWhatItNames() {
    MachineId other = new MachineId("bike-8");
    assertRefused(
        certified(Set.of(other), CredentialState.ACTIVE).receives(BY_CERTIFICATE), RmpCode.PROOF);
    assertRefused(
        certified(Set.of(), CredentialState.ACTIVE).receives(BY_CERTIFICATE), RmpCode.PROOF);
  }

  @Test
  void aCertificateLeavesNoWayBackToTheKey() {
    RmpMessage.Proof byKey = SessionRig.proof(SessionRig.KEY, 77);
    assertRefused(
        certified(Set.of(SessionRig.MACHINE), CredentialState.ACTIVE).receives(byKey),
        RmpCode.PROOF);
    assertRefused(
        certified(Set.of(new MachineId("bike-8")), CredentialState.ACTIVE).receives(byKey),
        RmpCode.PROOF);
  }

  @Test
  void aCertificateDoesNotOpenARevokedCredential() {
    assertRefused(
        certified(Set.of(SessionRig.MACHINE), CredentialState.REVOKED).receives(BY_CERTIFICATE),
        RmpCode.REVOKED_CREDENTIAL);
  }

  @Test
  void withoutACertificateNoMacIsNoProof() {
    SessionRig rig = SessionRig.challenged(CredentialState.ACTIVE);
    assertRefused(rig.receives(BY_CERTIFICATE), RmpCode.PROOF);
  }

  @Test
  void treatsAnUnknownMachineLikeAWrongProof() {
    SessionRig rig = new SessionRig();
    rig.receives(SessionRig.hello());
    List<Effect> effects =
        rig.on(
            new Input.CredentialAnswered(new CredentialAnswer.Known(MachineCredential.unknown())));
    SessionRig.sent(effects, RmpMessage.Challenge.class);
    assertRefused(rig.receives(SessionRig.proof(SessionRig.KEY, 77)), RmpCode.PROOF);
  }

  @ParameterizedTest
  @CsvSource({"REVOKED,REVOKED_CREDENTIAL", "QUARANTINED,QUARANTINED"})
  void tellsOnlyWhoHasTheKeyThatItMayNotConnect(CredentialState state, RmpCode code) {
    assertRefused(
        SessionRig.challenged(state).receives(SessionRig.proof(SessionRig.KEY, 77)), code);
    MachineKey wrong = new MachineKey(1, "another key of thirty-two bytes!".getBytes(US_ASCII));
    assertRefused(
        SessionRig.challenged(state).receives(SessionRig.proof(wrong, 77)), RmpCode.PROOF);
  }

  @Test
  void asksToTryLaterWhileNobodyKnowsTheCredential() {
    SessionRig rig = new SessionRig();
    rig.receives(SessionRig.hello());
    List<Effect> effects =
        rig.on(new Input.CredentialAnswered(new CredentialAnswer.Unanswerable()));
    assertRefused(effects, RmpCode.TRY_LATER);
    assertThat(SessionRig.sent(effects, RmpMessage.Reject.class).retryAfterMs())
        .as("5 s and half of the jitter's 5 s")
        .isEqualTo(7_500);
  }

  @Test
  void asksToTryLaterWhereOwnershipCannotBeClaimed() {
    for (RmpCode reason : List.of(RmpCode.TRY_LATER, RmpCode.QUARANTINED)) {
      assertRefused(SessionRig.claiming().on(new Input.ClaimRefused(reason)), reason);
    }
  }

  @ParameterizedTest
  @CsvSource({"2,3", "0,0"})
  void refusesVersionsItDoesNotSpeak(int protocolMin, int protocolMax) {
    assertRefused(
        new SessionRig().receives(SessionRig.hello(protocolMin, protocolMax, false)),
        RmpCode.VERSION);
  }

  @Test
  void takesTheVersionItSpeaksOutOfARange() {
    assertThat(new SessionRig().receives(SessionRig.hello(0, 9, false)))
        .containsExactly(new Effect.LookUpCredential(SessionRig.MACHINE));
  }

  @Test
  void endsEveryHandshakeAtItsDeadline() {
    for (SessionRig rig :
        List.of(
            new SessionRig(),
            SessionRig.challenged(CredentialState.ACTIVE),
            SessionRig.claiming())) {
      long deadline = rig.session().nextTickMs();
      assertThat(rig.on(new Input.Ticked())).as("woken too early").isEmpty();
      rig.pass(Duration.ofSeconds(10));
      assertThat(rig.now().monotonicMs()).isEqualTo(deadline);
      assertRefused(rig.on(new Input.Ticked()), RmpCode.DEADLINE);
    }
  }

  @Test
  void closesWhoSpeaksOutOfTurn() {
    assertFailed(new SessionRig().receives(new RmpMessage.Ping(1)), RmpCode.UNEXPECTED);
    assertFailed(SessionRig.claiming().receives(SessionRig.samples(1, 1)), RmpCode.UNEXPECTED);
    assertFailed(
        SessionRig.challenged(CredentialState.ACTIVE).receives(SessionRig.hello()),
        RmpCode.UNEXPECTED);
    SessionRig waiting = new SessionRig();
    waiting.receives(SessionRig.hello());
    assertFailed(waiting.receives(SessionRig.hello()), RmpCode.UNEXPECTED);
  }

  @Test
  void closesOnBytesThatAreNoFrame() {
    assertFailed(
        new SessionRig().on(new Input.Unreadable(RmpCode.FRAME_TOO_LARGE, "too large")),
        RmpCode.FRAME_TOO_LARGE);
  }

  @Test
  void letsGoWhoIsStillInTheHandshake() {
    SessionRig rig = SessionRig.claiming();
    List<Effect> effects = rig.on(new Input.Dismissed(RmpCode.SHUTDOWN, Duration.ofMillis(700)));
    RmpMessage.GoAway goAway = SessionRig.sent(effects, RmpMessage.GoAway.class);
    assertThat(goAway.reason()).isEqualTo(0x0404);
    assertThat(goAway.reconnectAfterMs()).isEqualTo(700);
    assertThat(SessionRig.closed(effects).linkReason()).isEqualTo(StateReason.GATEWAY_DRAINED);
  }

  @Test
  void ignoresAnswersThatComeTooLate() {
    SessionRig rig = SessionRig.claiming();
    assertThat(rig.on(SessionRig.known(CredentialState.ACTIVE))).isEmpty();
    assertThat(rig.on(new Input.Stored(5, 1))).isEmpty();
    assertThat(rig.on(new Input.SessionChanged(SessionText.SIGNED_OUT))).isEmpty();
    assertThat(rig.on(new Input.Skipped())).isEmpty();
    assertThat(new SessionRig().on(new Input.Claimed(new Claim(1, 0, SessionText.SIGNED_OUT))))
        .isEmpty();
  }

  @Test
  void endsWithTheLink() {
    SessionRig rig = new SessionRig();
    CloseReason reason = SessionRig.closed(rig.on(new Input.LinkLost()));
    assertThat(reason.cause()).isEqualTo(Cause.CLOSED_BY_MACHINE);
    assertThat(rig.session().isClosed()).isTrue();
    assertThat(rig.session().nextTickMs()).isEqualTo(Long.MAX_VALUE);
  }

  private static void assertRefused(List<Effect> effects, RmpCode code) {
    RmpMessage.Reject reject = SessionRig.sent(effects, RmpMessage.Reject.class);
    assertThat(reject.code()).isEqualTo(code.code());
    assertThat(SessionRig.closed(effects)).isEqualTo(CloseReason.refused(code));
    assertThat(effects).hasSize(2);
  }

  private static void assertFailed(List<Effect> effects, RmpCode code) {
    RmpMessage.ProtocolError error = SessionRig.sent(effects, RmpMessage.ProtocolError.class);
    assertThat(error.code()).isEqualTo(code.code());
    assertThat(SessionRig.closed(effects).cause()).isEqualTo(Cause.PROTOCOL_ERROR);
    assertThat(effects).hasSize(2);
  }
}
