package io.repstream.gateway.admission;

import io.repstream.common.id.MachineId;
import io.repstream.gateway.session.CredentialAnswer;
import io.repstream.gateway.session.Effect.Identity;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a connection needs to know from outside before it may go live, and while it is.
 *
 * <p>Answers come on a thread of the store, each exactly once; they must be handed on at once. None
 * of the methods blocks.
 */
public interface AdmissionStore {
  /** Finds a machine's credential. */
  void lookUp(MachineId machineId, Consumer<CredentialAnswer> answer);

  /** Makes a connection the machine's owner. */
  void claim(Identity identity, Consumer<ClaimAnswer> answer);

  /** Looks again at machines that are connected; says nothing of those it cannot look at. */
  void review(List<OwnedConnection> connections, Consumer<Review> answer);
}
