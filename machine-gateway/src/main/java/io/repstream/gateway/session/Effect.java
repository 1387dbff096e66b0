package io.repstream.gateway.session;

import io.repstream.common.id.BootId;
import io.repstream.common.id.CommandId;
import io.repstream.common.id.GymId;
import io.repstream.common.id.MachineId;
import io.repstream.common.rmp.RmpMessage;
import io.repstream.common.telemetry.SampleBlock;

/** What a session wants done. Carried out in order, by the owner of the session. */
public sealed interface Effect {
  /** Send a message to the machine. */
  record Send(RmpMessage message) implements Effect {}

  /** Find out what is known of a machine id; answered by {@link Input.CredentialAnswered}. */
  record LookUpCredential(MachineId machineId) implements Effect {}

  /**
   * Make this connection the machine's only one; answered by {@link Input.Claimed} or {@link
   * Input.ClaimFailed}.
   */
  record ClaimOwnership(Identity identity) implements Effect {}

  /** The connection is live: from now on samples follow. */
  record Admit(Admission admission) implements Effect {}

  /** Store samples; answered by {@link Input.Stored}, in order. */
  record Append(SampleBlock block) implements Effect {}

  /** Forget the samples that are not stored yet; the machine sends them again. */
  record ForgetAppended() implements Effect {}

  /**
   * Note that a command goes out to the machine with this input's messages.
   *
   * @param afterSeq the last sample of the machine's boot that had arrived before
   */
  record CommandSent(CommandId commandId, long afterSeq) implements Effect {}

  /** Note that the machine has a command. */
  record CommandReceived(CommandId commandId) implements Effect {}

  /** Note what the machine answers to a command. */
  record CommandAnswered(RmpMessage.Result result) implements Effect {}

  /** Read nothing more from the machine. */
  record HoldReading() implements Effect {}

  /** Read from the machine again. */
  record ReleaseReading() implements Effect {}

  /** Close the connection once everything is sent. The last effect of every session, once. */
  record Close(CloseReason reason) implements Effect {}

  /**
   * Who has proven to be there.
   *
   * @param backfill the connection only drains samples of an earlier boot; it owns no presence
   */
  record Identity(MachineId machineId, GymId gymId, BootId bootId, boolean backfill) {}

  /**
   * The terms under which samples of this connection are stored.
   *
   * @param keyId which key the machine has proven, or {@link #CERTIFICATE}
   * @param epoch fencing epoch of the connection
   * @param skewMs the machine's clock minus the gateway's
   * @param sinceMs when it was admitted, epoch milliseconds
   */
  record Admission(Identity identity, int keyId, long epoch, long skewMs, long sinceMs) {
    /** In place of a key id: the machine's certificate has proven who it is. */
    public static final int CERTIFICATE = 0;
  }
}
