package io.repstream.gateway.session;

import io.repstream.common.credential.MachineKey;
import io.repstream.common.rmp.Proofs;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.rmp.RmpMessage.WelcomeTerms;

/** The machine is who it says; its ownership and its durable mark are on their way. */
record Claiming(
    Opening opening, Effect.Identity identity, MachineKey key, Proofs.Nonces nonces, long skewMs)
    implements Handshake {

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    return Handshake.unexpected(message, out);
  }

  @Override
  public State claimed(Claim claim, Moment now, Effects out) {
    WelcomeTerms welcome = welcomeTerms(claim);
    out.send(new RmpMessage.Welcome(welcome, Proofs.gateway(key, nonces, welcome)));
    out.add(
        new Effect.Admit(
            new Effect.Admission(identity, key.keyId(), claim.epoch(), skewMs, now.epochMs())));
    SampleFlow flow = new SampleFlow(claim.durableThroughSeq(), opening.terms().windowSamples());
    return new Live(opening.terms(), flow, now).sessionChanged(claim.sessionJson(), out);
  }

  @Override
  public State claimFailed(Effects out) {
    return Closed.refuse(RmpCode.TRY_LATER, jittered(TRY_LATER_MS), out);
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
