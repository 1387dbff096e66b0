package io.repstream.gateway.session;

import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;

/** The machine has connected and not yet said who it is. */
record AwaitingHello(Opening opening) implements Handshake {
  /** A machine that speaks no version of ours needs an update, not a quick retry. */
  private static final long VERSION_RETRY_MS = 60_000;

  @Override
  public State received(RmpMessage message, Moment now, Effects out) {
    return message instanceof RmpMessage.Hello hello
        ? greeted(hello, out)
        : Handshake.unexpected(message, out);
  }

  private State greeted(RmpMessage.Hello hello, Effects out) {
    if (hello.protocolMin() > SessionTerms.PROTOCOL
        || hello.protocolMax() < SessionTerms.PROTOCOL) {
      return Closed.refuse(RmpCode.VERSION, jittered(VERSION_RETRY_MS), out);
    }
    out.add(new Effect.LookUpCredential(hello.machineId()));
    return new AwaitingCredential(opening, hello);
  }
}
