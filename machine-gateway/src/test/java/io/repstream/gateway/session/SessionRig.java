package io.repstream.gateway.session;

import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.BootId;
import io.repstream.common.id.ConnectionId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.Sample;
import io.repstream.common.telemetry.SampleBlock;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A session, a machine's half of the handshake, and a time that only moves when told. */
final class SessionRig {
  static final MachineId MACHINE = new MachineId("bike-7");
  static final GymId GYM = new GymId(new UUID(1, 2));
  static final BootId BOOT = new BootId(new UUID(3, 4));
  static final MachineKey KEY = new MachineKey(1, new byte[MachineKey.BYTES]);
  static final SessionTerms TERMS =
      new SessionTerms(
          Duration.ofSeconds(30),
          Duration.ofSeconds(10),
          Duration.ofSeconds(2),
          16_384,
          8,
          new SampleRates(10_000, 10_000, 10_000_000, 1));
  static final SessionText SIGNED_OUT = SessionText.SIGNED_OUT;
  static final long EPOCH_MS = 1_800_000_000_000L;

  private static final byte[] CLIENT_NONCE = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16
  };
  private static final byte[] SERVER_NONCE = {
    16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1
  };

  private final Session session;
  private long nowMs = 1_000;

  SessionRig() {
    SessionSeed seed = new SessionSeed(new ConnectionId(new UUID(5, 6)), SERVER_NONCE, 0.5);
    this.session = new Session(TERMS, seed, now());
  }

  Moment now() {
    return new Moment(nowMs, EPOCH_MS + nowMs);
  }

  SessionRig pass(Duration time) {
    nowMs += time.toMillis();
    return this;
  }

  List<Effect> on(Input input) {
    return new ArrayList<>(session.on(input, now()));
  }

  List<Effect> receives(RmpMessage message) {
    return on(new Input.Received(message));
  }

  Session session() {
    return session;
  }

  static RmpMessage.Hello hello() {
    return hello(1, 1, false);
  }

  static RmpMessage.Hello hello(int protocolMin, int protocolMax, boolean backfill) {
    return new RmpMessage.Hello(
        protocolMin, protocolMax, MACHINE, BOOT, CLIENT_NONCE, "Bike", "1.0", backfill);
  }

  static RmpMessage.Proof proof(MachineKey key, long machineTimeMs) {
    byte[] mac = Proofs.machine(key, nonces(), BOOT, machineTimeMs);
    return new RmpMessage.Proof(key.keyId(), machineTimeMs, mac);
  }

  static Proofs.Nonces nonces() {
    return new Proofs.Nonces(MACHINE, CLIENT_NONCE, SERVER_NONCE);
  }

  static Input known(CredentialState state) {
    return new Input.CredentialAnswered(
        new CredentialAnswer.Known(new MachineCredential(1, state, GYM, List.of(KEY))));
  }

  /** A rig whose machine was challenged. */
  static SessionRig challenged(CredentialState state) {
    SessionRig rig = new SessionRig();
    rig.receives(hello());
    rig.on(known(state));
    return rig;
  }

  /** A rig whose machine has proven itself and waits for its ownership. */
  static SessionRig claiming() {
    SessionRig rig = challenged(CredentialState.ACTIVE);
    rig.receives(proof(KEY, 77));
    return rig;
  }

  /** A rig whose machine is live. */
  static SessionRig live(long durableThroughSeq) {
    SessionRig rig = claiming();
    rig.on(new Input.Claimed(new Claim(9, durableThroughSeq, SIGNED_OUT)));
    return rig;
  }

  static RmpMessage.Samples samples(long firstSeq, int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      samples.add(new Sample(firstSeq + i, 1_000 + i, 1, new byte[] {0x2A, 0x6D, 1}));
    }
    return new RmpMessage.Samples(SampleBlock.of(samples));
  }

  /** A frame that begins with a lost range and goes on with ordinary samples. */
  static RmpMessage.Samples lostRange(long fromSeq, long throughSeq, int following) {
    byte[] payload =
        ByteBuffer.allocate(17).putLong(fromSeq).putLong(throughSeq).put((byte) 1).array();
    List<Sample> samples = new ArrayList<>();
    samples.add(new Sample(throughSeq, 1_000, 8, payload));
    for (int i = 1; i <= following; i++) {
      samples.add(new Sample(throughSeq + i, 1_000 + i, 1, new byte[] {0x2A, 0x6D, 1}));
    }
    return new RmpMessage.Samples(SampleBlock.of(samples));
  }

  static Optional<SampleBlock> appended(List<Effect> effects) {
    return effects.stream()
        .filter(Effect.Append.class::isInstance)
        .map(effect -> ((Effect.Append) effect).block())
        .findFirst();
  }

  static <M extends RmpMessage> M sent(List<Effect> effects, Class<M> type) {
    return effects.stream()
        .filter(Effect.Send.class::isInstance)
        .map(effect -> ((Effect.Send) effect).message())
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + type.getSimpleName() + " in " + effects));
  }

  static CloseReason closed(List<Effect> effects) {
    Effect last = effects.getLast();
    if (last instanceof Effect.Close(CloseReason reason)) {
      return reason;
    }
    throw new AssertionError("not closed: " + effects);
  }
}
