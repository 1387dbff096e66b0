package io.repstream.gateway.session;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;
import org.jspecify.annotations.Nullable;

/**
 * The machine is who it says; its ownership and its durable mark are on their way.
 *
 * @param key with which it proved itself; null where its certificate did
 */
record Claiming(
    Opening opening,
    Effect.Identity identity,
    @Nullable MachineKey key,
    Proofs.Nonces nonces,
    long skewMs)
    implements Handshake {
  /** Stands where TLS has proven what a mac would. */
  @SuppressWarnings("MutableConstantField") // nobody changes a mac
  static final byte[] NO_MAC = new byte[32];

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    return Handshake.unexpected(message, out);
  }

  @Override
  public State claimed(Claim claim, Moment now, Effects out) {
    WelcomeTerms welcome = welcomeTerms(claim);
    byte[] mac = key == null ? NO_MAC : Proofs.gateway(key, nonces, welcome);
    int keyId = key == null ? Effect.Admission.CERTIFICATE : key.keyId();
    out.send(new RmpMessage.Welcome(welcome, mac));
    out.add(
        new Effect.Admit(
            new Effect.Admission(identity, keyId, claim.epoch(), skewMs, now.epochMs())));
    SampleFlow flow = new SampleFlow(claim.durableThroughSeq(), opening.terms().windowSamples());
    return new Live(opening.terms(), opening.seed().line(), flow, now)
        .sessionChanged(claim.session(), out);
  }

  @Override
  public State claimRefused(RmpCode reason, Effects out) {
    long retryMs = reason == RmpCode.QUARANTINED ? NOT_PERMITTED_RETRY_MS : TRY_LATER_MS;
    return Closed.refuse(reason, jittered(retryMs), out);
  }

  private WelcomeTerms welcomeTerms(Claim claim) {
    SessionTerms terms = opening.terms();
    return new WelcomeTerms(
        opening.seed().connectionId(),
        (int) terms.heartbeat().toSeconds(),
        terms.maxFrameBytes(),
        terms.windowSamples(),
        claim.durableThroughSeq());
  }
}
