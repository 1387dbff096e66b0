package io.repstream.gateway.session;

import io.repstream.common.credential.MachineCredential;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;

/** The machine has said who it is; what it must prove is being looked up. */
record AwaitingCredential(Opening opening, RmpMessage.Hello hello) implements Handshake {

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    return Handshake.unexpected(message, out);
  }

  @Override
  public State credentialAnswered(CredentialAnswer answer, Moment now, Effects out) {
    return switch (answer) {
      case CredentialAnswer.Known(MachineCredential credential) -> challenge(credential, now, out);
      case CredentialAnswer.Unanswerable _ ->
          Closed.refuse(RmpCode.TRY_LATER, jittered(TRY_LATER_MS), out);
    };
  }

  /** An id that no machine has is challenged like any other, so that ids cannot be probed. */
  private State challenge(MachineCredential credential, Moment now, Effects out) {
    out.send(
        new RmpMessage.Challenge(
            SessionTerms.PROTOCOL, opening.seed().serverNonce(), now.epochMs()));
    return new AwaitingProof(opening, hello, credential, now.monotonicMs());
  }
}
