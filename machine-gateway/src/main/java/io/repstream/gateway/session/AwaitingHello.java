package io.repstream.gateway.session;

import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.util.Set;

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

  @Override
  public State certificateShown(Set<MachineId> machines) {
    return new AwaitingHello(
        new Opening(opening.terms(), opening.seed(), opening.deadlineMs(), machines));
  }

  @Override
  public State bridged() {
    return new Relaying(opening);
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
