package io.repstream.api.decoder;

import io.repstream.common.ftms.DecoderProfile;
import io.repstream.common.id.MachineId;

/** Where decoder profiles are kept. Safe for all threads; calls may block. */
public interface DecoderProfileStore {
  /** The profile of a machine; the standard one where nobody has said anything. */
  MachineProfile of(MachineId machineId);

  /**
   * Puts a profile in force as the next version; a proposal goes.
   *
   * @return false where the version before it is not the one that is in force
   */
  boolean replace(MachineId machineId, DecoderProfile next);

  /** Proposes the next version; does nothing where it is proposed or another one is in force. */
  void propose(MachineId machineId, MachineProfile.Proposal proposal);
}
