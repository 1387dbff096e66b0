package io.repstream.gateway.session;

import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpCode;
import io.repstream.common.rmp.RmpMessage;
import java.time.Duration;
import java.util.Set;

/** Everything that can happen to a session. */
public sealed interface Input {
  /** The machine sent a message. */
  record Received(RmpMessage message) implements Input {}

  /** The machine sent a frame of a later version that it marked as ignorable. */
  record Skipped() implements Input {}

  /**
   * The machine sent bytes that are no frame of this protocol.
   *
   * @param detail for the log; holds nothing that was received
   */
  record Unreadable(RmpCode code, String detail) implements Input {}

  /**
   * TLS has accepted a certificate of the machine, which names these machines. From now on only
   * they can be proven here, and only by it.
   */
  record CertificateShown(Set<MachineId> machines) implements Input {
    public CertificateShown {
      machines = Set.copyOf(machines);
    }
  }

  /** Where the connection comes from, there is too much of already. */
  record TurnedAway(RmpCode code, Duration retryAfter) implements Input {}

  /** The connection is that of a bridge: its frames belong to machines on channels. */
  record Bridged() implements Input {}

  /** On a channel of this bridge a machine has proven itself, the first that is there now. */
  record ChannelProven() implements Input {}

  /** No channel of this bridge has a proven machine any more. */
  record ChannelsGone() implements Input {}

  /** The answer to {@link Effect.LookUpCredential}. */
  record CredentialAnswered(CredentialAnswer answer) implements Input {}

  /** The answer to {@link Effect.ClaimOwnership}. */
  record Claimed(Claim claim) implements Input {}

  /** {@link Effect.ClaimOwnership} was not carried out, and why. */
  record ClaimRefused(RmpCode reason) implements Input {}

  /**
   * The store has every appended sample up to a sequence number.
   *
   * @param samples how many samples this frees in the window
   */
  record Stored(long throughSeq, int samples) implements Input {}

  /** The store cannot hold more of this machine's samples for now. */
  record StoreRefused(Duration retryAfter) implements Input {}

  /** The gateway as a whole cannot hold more samples: nobody is read. */
  record GatewayFull() implements Input {}

  /** The gateway as a whole has room again. */
  record GatewayRelieved() implements Input {}

  /** What the machine shows has changed. */
  record SessionChanged(SessionText session) implements Input {}

  /** The machine is to do something. */
  record CommandGiven(RmpMessage.Command command) implements Input {}

  /** The time that {@link Session#nextTickMs} named has come. */
  record Ticked() implements Input {}

  /** The machine must go: gateway drain or shutdown, a newer connection, a revoked credential. */
  record Dismissed(RmpCode reason, Duration reconnectAfter) implements Input {}

  /** The socket is gone. */
  record LinkLost() implements Input {}
}
