package io.repstream.gateway.session;

import io.repstream.common.credential.CredentialState;
import io.repstream.common.credential.MachineCredential;
import io.repstream.common.credential.MachineKey;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The machine was challenged; its proof decides. */
record AwaitingProof(
    Opening opening, RmpMessage.Hello hello, MachineCredential credential, long challengedAtMs)
    implements Handshake {
  /** For a key that does not exist: the check takes the same time and never succeeds. */
  private static final MachineKey NO_KEY = new MachineKey(0xFF, new byte[MachineKey.BYTES]);

  private static final long WRONG_PROOF_RETRY_MS = 5_000;

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    return message instanceof RmpMessage.Proof proof
        ? judge(proof, now, out)
        : Handshake.unexpected(message, out);
  }

  private State judge(RmpMessage.Proof proof, Moment now, Effects out) {
    Set<MachineId> certified = opening.certified();
    MachineKey key = certified == null ? provenKey(proof) : null;
    boolean proven = certified == null ? key != null : isCertified(certified, proof);
    GymId gymId = credential.gymId();
    if (!proven || gymId == null) {
      return Closed.refuse(RmpCode.PROOF, jittered(WRONG_PROOF_RETRY_MS), out);
    }
    RmpCode refusal = refusal(credential.state());
    return refusal == null
        ? claim(key, gymId, skewMs(proof, now), out)
        : Closed.refuse(refusal, jittered(NOT_PERMITTED_RETRY_MS), out);
  }

  /** The key whose proof this is, after the same work where there is none. */
  private @Nullable MachineKey provenKey(RmpMessage.Proof proof) {
    Optional<MachineKey> key = credential.key(proof.keyId());
    byte[] expected =
        Proofs.machine(key.orElse(NO_KEY), nonces(), hello.bootId(), proof.machineTimeMs());
    return Proofs.matches(expected, proof.mac()) ? key.orElse(null) : null;
  }

  /** Who came with a certificate cannot fall back to a key, be it the right one. */
  private boolean isCertified(Set<MachineId> certified, RmpMessage.Proof proof) {
    return certified.contains(hello.machineId())
        && proof.keyId() == Effect.Admission.CERTIFICATE
        && Proofs.matches(Claiming.NO_MAC, proof.mac());
  }

  /** Only who has proven the key learns that it no longer opens the door. */
  private static @Nullable RmpCode refusal(CredentialState state) {
    return switch (state) {
      case ACTIVE -> null;
      case REVOKED -> RmpCode.REVOKED_CREDENTIAL;
      case QUARANTINED -> RmpCode.QUARANTINED;
      case UNKNOWN -> RmpCode.PROOF;
    };
  }

  private State claim(@Nullable MachineKey key, GymId gymId, long skewMs, Effects out) {
    Effect.Identity identity =
        new Effect.Identity(hello.machineId(), gymId, hello.bootId(), hello.backfill());
    out.add(new Effect.ClaimOwnership(identity));
    return new Claiming(opening, identity, key, nonces(), skewMs);
  }

  /** The machine read its clock half a round trip before its proof arrived here. */
  private long skewMs(RmpMessage.Proof proof, Moment now) {
    long roundTripMs = now.monotonicMs() - challengedAtMs;
    return proof.machineTimeMs() - (now.epochMs() - roundTripMs / 2);
  }

  private Proofs.Nonces nonces() {
    return new Proofs.Nonces(hello.machineId(), hello.clientNonce(), opening.seed().serverNonce());
  }
}
